from __future__ import annotations

from tests.visitors import ann, signed_in, stranger

__all__ = ["ann", "signed_in", "stranger"]
