from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.visitors import ann, ben, stranger

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browsing import Visitor

__all__ = ["ann", "ben", "stranger"]
PLACE = re.compile(r"/comments/(\d+)")


@pytest.fixture
def comment() -> Callable[..., int]:
    """Let a visitor say something about a page: `comment(ann, "Hvad?")`; returns the comment's number."""

    def comment(visitor: Visitor, body: str, page: str = "Te", **fields: object) -> int:
        path = f"/wiki/{page}/discussion"
        answer = visitor.send(path, form_at=f"{path}?write", body=body, **fields)
        assert answer.status_code == 303, answer.text
        found = PLACE.search(answer.headers["Location"])
        assert found
        return int(found[1])

    return comment
