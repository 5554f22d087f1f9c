"""Where a page is spoken of besides other pages: the newest texts of kinds that say so of themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import bindparam, select
from sqlalchemy.orm import joinedload

from wikiapp.content import Content
from wikiapp.content.sight import in_sight
from wikiapp.links import Link
from wikiapp.web.observation import Observation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from wikiapp.wiki.page import Page

MOST = 5

MENTIONING = (
    select(Content.id, Content.latest_number)
    .where(
        Content.id.in_(select(Link.source_id).where(Link.target == bindparam("target"))),
        Content.kind.in_(bindparam("kinds", expanding=True)), in_sight(Content),
    )
    .order_by(Content.published_at.desc(), Content.id.desc()).limit(MOST)
)  # fmt: skip
NEWEST_FIRST = (
    select(Content)
    .where(Content.id.in_(bindparam("numbers", expanding=True)))
    .order_by(Content.published_at.desc(), Content.id.desc())
    .options(joinedload(Content.latest))
)


class Mentions(NamedTuple):
    """What speaks of a page, newest first, and what was seen to find it."""

    contents: Sequence[Content]
    seen: Observation

    @classmethod
    def of(cls, session: Session, page: Page) -> Mentions:
        """Look for what speaks of a page, or belongs to the category that it is about."""
        kinds = [name for name, kind in Content.__mapper__.polymorphic_map.items() if kind.class_.told_at_pages]
        seen = Observation.of(session, MENTIONING, target=page.address, kinds=kinds)
        numbers = [number for number, _ in seen.rows]
        return cls(session.scalars(NEWEST_FIRST, {"numbers": numbers}).all() if numbers else [], seen)
