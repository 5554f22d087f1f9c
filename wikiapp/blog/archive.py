"""What the blog holds, at a glance: its months and its tags, with how many posts each has."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import func, select

from wikiapp.blog.post import Post
from wikiapp.content.sight import in_sight
from wikiapp.links import Link, Role
from wikiapp.titles import category_of, key

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

MOST_TAGS = 24


class Month(NamedTuple):
    """The first day of a month, and how many posts were published in it."""

    first: date
    posts: int


class Tag(NamedTuple):
    """A tag as it is spelled, and how many posts bear it."""

    name: str
    posts: int


def months(session: Session) -> list[Month]:
    """Return the months in which something was published, newest first."""
    moments = session.scalars(select(Post.published_at).where(in_sight(Post)))
    counted = Counter(at.date().replace(day=1) for at in moments if at)
    return [Month(first, counted[first]) for first in sorted(counted, reverse=True)]


def tags(session: Session) -> list[Tag]:
    """Return the tags that most posts bear: each is a category that the text of a post assigns it to."""
    count = func.count()
    used = (
        select(func.min(Link.words), count)
        .join(Post, Post.id == Link.source_id)
        .where(in_sight(Post), Link.role == Role.CATEGORY)
        .group_by(Link.target).order_by(count.desc(), Link.target).limit(MOST_TAGS)
    )  # fmt: skip
    return [Tag(category_of(words) or words, number) for words, number in session.execute(used)]


def spelled_as_used(session: Session, tag: str) -> str:
    """Return a tag as the posts spell it; as it was asked for where none bears it."""
    wanted = Link.target == key(f"Category:{tag}"), Link.role == Role.CATEGORY, in_sight(Post)
    words = session.scalar(select(func.min(Link.words)).join(Post, Post.id == Link.source_id).where(*wanted))
    return (category_of(words) if words else None) or tag
