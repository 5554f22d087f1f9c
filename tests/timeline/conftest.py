from __future__ import annotations

from tests.visitors import ann, ben, signed_in, stranger

__all__ = ["ann", "ben", "signed_in", "stranger"]
