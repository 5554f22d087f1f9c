"""A post in a few lines, for whoever looks through many."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy.orm import joinedload

from wikiapp.blog.post import Post
from wikiapp.content import Revision
from wikiapp.markup import cover, excerpt
from wikiapp.rendering import rendered

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Engine, Select
    from sqlalchemy.orm import Session

    from wikiapp.markup import FileHead

LENGTH = 280  # letters of a post that a list shows
SIGNED = (joinedload(Post.first), joinedload(Post.latest).joinedload(Revision.text, innerjoin=True))


class Teaser(NamedTuple):
    """A post, the first words of what it says, its tags, and the first picture that it shows."""

    post: Post
    excerpt: str
    tags: tuple[str, ...]
    cover: FileHead | None


def signed(session: Session, posts: Select[Post], most: int) -> Sequence[Post]:
    """Return up to so many posts, with what it takes to say who wrote them, and what they say."""
    return session.scalars(posts.options(*SIGNED).limit(most)).all()


def teasers(session: Session, posts: Iterable[Post], keep_with: Engine) -> list[Teaser]:
    """Return the posts as they are listed."""
    return [_teaser(session, post, keep_with) for post in posts]


def _teaser(session: Session, post: Post, keep_with: Engine) -> Teaser:
    html = rendered(session, post.latest, keep_with=keep_with)
    return Teaser(post, excerpt(html.html, LENGTH), html.categories, cover(html.html))
