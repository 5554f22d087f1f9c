"""How many comments there are on a content: what the tab of every page says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import g
from sqlalchemy import bindparam, func, select

from wikiapp.content import Content
from wikiapp.discussion.comment import SUBJECT_ID
from wikiapp.web import transaction
from wikiapp.web.answer import also_seen
from wikiapp.web.observation import Observation

if TYPE_CHECKING:
    from flask import Flask

COUNT = select(func.count()).where(bindparam("subject") == SUBJECT_ID, Content.deleted_at.is_(None))


def use(app: Flask) -> None:
    """Let templates know how many comments there are on a content."""
    app.jinja_env.globals["comment_count"] = comment_count


def comment_count(content: Content) -> int:
    """Return how many comments there are on a content; a page that says so is made again after each."""
    counted: dict[int, int] = g.setdefault("comment_counts", {})
    if content.id not in counted:
        seen = Observation.of(transaction.session(), COUNT, subject=content.id)
        also_seen(seen)
        ((count,),) = seen.rows
        counted[content.id] = int(count)
    return counted[content.id]
