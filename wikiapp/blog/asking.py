"""What is asked of the list of posts: one tag, one month, or what came before some post."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from flask import request
from sqlalchemy import and_, or_

from wikiapp.blog.post import PATH, Post
from wikiapp.database import EPOCH, microseconds, since
from wikiapp.links import in_category
from wikiapp.web.answer import with_query

if TYPE_CHECKING:
    from sqlalchemy import Select

LONGEST_TAG = 200
PLACE = re.compile(r"(\d{1,16})-(\d{1,9})")  # microseconds, and the number of a post


@dataclass(frozen=True)
class Asked:
    """Which posts are asked for; empty for all. `month` is its first day; `before` is the place of a post."""

    tag: str = ""
    month: date | None = None
    before: tuple[datetime, int] | None = None

    @classmethod
    def now(cls) -> Asked:
        """Read what the address asks for; what makes no sense is left out."""
        tag = " ".join(request.args.get("tag", "").split())[:LONGEST_TAG]
        return cls(tag, _month(request.args.get("month", "")), _place(request.args.get("before", "")))

    @property
    def posts(self) -> Select[Post]:
        """Find the posts that are asked for, newest first."""
        found = Post.published()
        if self.tag:
            found = found.where(in_category(Post, self.tag))
        if self.month:
            start, end = _start(self.month), _start(_next(self.month))
            found = found.where(Post.published_at >= start, Post.published_at < end)
        if self.before:
            at, number = self.before
            found = found.where(or_(Post.published_at < at, and_(Post.published_at == at, Post.id < number)))
        return found

    def older(self, last: Post) -> str:
        """Return the address of what came before a post."""
        return self.address(before=f"{microseconds(last.published_at or EPOCH)}-{last.id}")

    def address(self, suffix: str = "", **more: str) -> str:
        """Return the address of the same list, from its beginning."""
        month = f"{self.month:%Y-%m}" if self.month else None
        return with_query(PATH + suffix, tag=self.tag or None, month=month, **more)


def _month(words: str) -> date | None:
    try:
        month = datetime.strptime(words, "%Y-%m").replace(tzinfo=UTC).date()
    except ValueError:
        return None
    return month if month.year < date.max.year else None


def _start(month: date) -> datetime:
    return datetime(month.year, month.month, 1, tzinfo=UTC)


def _next(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def _place(words: str) -> tuple[datetime, int] | None:
    found = PLACE.fullmatch(words)
    return (since(int(found[1])), int(found[2])) if found else None
