"""People with browsers, in the place of the people themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.visitors import ann, ben, stranger
from wikiapp.blog.post import Post
from wikiapp.content import Action
from wikiapp.people.person import Person

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask

__all__ = ["ann", "ben", "stranger"]


@pytest.fixture
def published(app: Flask) -> Callable[..., str]:
    """Put a post into the blog behind the server's back: `published("Te", "Te.", at=moment)`; gives its path."""

    def published(title: str, body: str = "Te er godt.\n", *, by: str = "Ann", **more: Any) -> str:
        with app.extensions["database"].writing() as session:
            author = session.query(Person).filter_by(name=by).one_or_none() or Person(by)
            session.add(author)
            said = {"title": title, "body": body, "language": "da", "action": Action.PUBLISHED, **more}
            post = Post.write(session, author=author, **said)
            session.commit()
            return post.path

    return published
