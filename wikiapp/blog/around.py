"""What stands around a post: the ones before and after it, those about the same, and the pages it leads to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, bindparam, func, or_, select
from sqlalchemy.orm import aliased, joinedload

from wikiapp.blog.post import Post
from wikiapp.content import Content
from wikiapp.content.sight import in_sight
from wikiapp.links import Link, Role
from wikiapp.titles import PAGE
from wikiapp.web.observation import Observation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm import Session

    Query = Select[*tuple[Any, ...]]

MOST_RELATED, MOST_PAGES = 3, 12
AT: ColumnElement[Any] = bindparam("at", type_=Post.published_at.type)
ID: ColumnElement[Any] = bindparam("post")
NEWEST_FIRST = Post.published_at.desc(), Post.id.desc()
STANDS = select(Post.id, Post.latest_number).where(in_sight(Post))

OLDER = STANDS.where(
    or_(Post.published_at < AT, and_(Post.published_at == AT, Post.id < ID))
).order_by(*NEWEST_FIRST).limit(1)  # fmt: skip
NEWER = STANDS.where(
    or_(Post.published_at > AT, and_(Post.published_at == AT, Post.id > ID))
).order_by(Post.published_at, Post.id).limit(1)  # fmt: skip


def _related() -> Select[int, int, int]:
    mine, theirs = aliased(Link), aliased(Link)
    shared = (mine.target == theirs.target) & (mine.source_id == ID) & (theirs.source_id != ID)
    named = mine.role.in_((Role.LINK, Role.CATEGORY)) & theirs.role.in_((Role.LINK, Role.CATEGORY))
    likeness = func.count()
    stands = select(Post.id, Post.latest_number, likeness).where(in_sight(Post))
    about_the_same = stands.join(theirs, theirs.source_id == Post.id).join(mine, shared & named)
    return about_the_same.group_by(Post.id).order_by(likeness.desc(), *NEWEST_FIRST).limit(MOST_RELATED)


RELATED = _related()
PAGES = (
    select(Content.id, Content.latest_number)
    .join(Link, and_(Link.target == Content.address, Link.source_id == ID, Link.role == Role.LINK))
    .where(Content.kind == PAGE, in_sight(Content))
    .order_by(Content.address).limit(MOST_PAGES)
)  # fmt: skip


@dataclass(frozen=True)
class Around:
    """The surroundings of one post, and what was `seen` to find them."""

    older: Sequence[Post]
    newer: Sequence[Post]
    related: Sequence[Post]
    pages: Sequence[Content]
    seen: Sequence[Observation]

    @classmethod
    def of(cls, session: Session, post: Post) -> Around:
        """Look around a published post."""
        place = {"at": post.published_at, "post": post.id}
        asked: list[tuple[Query, dict[str, Any]]] = [
            (OLDER, place),
            (NEWER, place),
            (RELATED, {"post": post.id}),
            (PAGES, {"post": post.id}),
        ]
        rows = [session.connection().execute(query, about).all() for query, about in asked]
        seen = [Observation(*one, frozenset(map(tuple, of_one))) for one, of_one in zip(asked, rows, strict=True)]
        found = _read(session, [row[0] for of_one in rows for row in of_one])
        older, newer, related, pages = ([found[row[0]] for row in of_one] for of_one in rows)
        return cls(older, newer, related, pages, seen)


def _read(session: Session, numbers: Sequence[int]) -> dict[int, Any]:
    wanted = select(Content).where(Content.id.in_(numbers)).options(joinedload(Content.latest))
    return {content.id: content for content in session.scalars(wanted)} if numbers else {}
