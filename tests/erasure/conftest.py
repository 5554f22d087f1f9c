from __future__ import annotations

from tests.exchange.conftest import exported
from tests.moderation.conftest import number_of
from tests.search.conftest import collections, level
from tests.suppression.conftest import addresses
from tests.visitors import ann, ben, moderator, signed_in, stranger

__all__ = [
    "addresses", "ann", "ben", "collections", "exported", "level", "moderator", "number_of", "signed_in",
    "stranger",
]  # fmt: skip
