from __future__ import annotations

from tests.visitors import ann, ben, moderator, signed_in, stranger

__all__ = ["ann", "ben", "moderator", "signed_in", "stranger"]
