"""People with browsers, in the place of the people themselves, and the page that they think about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.visitors import ann, ben, moderator, signed_in, stranger

if TYPE_CHECKING:
    from tests.browsing import Visitor

__all__ = ["ann", "ben", "moderator", "signed_in", "stranger"]


@pytest.fixture(autouse=True)
def tea(ann: Visitor) -> None:
    """Let there be a page of ten words."""
    assert ann.save("Te", "en to tre fire fem seks syv otte ni ti\n", name="Ann").status_code == 303
