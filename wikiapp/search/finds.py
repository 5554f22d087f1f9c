"""What was found, as a page of results shows it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup, escape
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from search_index import Part
from wikiapp.content import Content
from wikiapp.search.passages import content_of
from wikiapp.search.standing import Standing
from wikiapp.web.answer import url

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlalchemy.orm import Session

    from search_index import Hit
    from wikiapp.search.standing import Run

# A heading, an item or a row ends with its line and not with a sign; told on one line they need one.
UNENDED = re.compile(r"(?<=[^\s.!?:;,…])\s*\n\s*")


@dataclass(frozen=True)
class Find:
    """One result. `runs` are the revisions in which it stood, where all of history was searched."""

    title: tuple[Part, ...]
    address: str
    kind: str
    language: str
    excerpt: tuple[Part, ...]
    missing: tuple[str, ...]
    author: str
    at: datetime | None
    leads_to: str = ""
    path: str = ""
    runs: tuple[Run, ...] = ()
    is_title: bool = False
    is_deleted: bool = False

    @property
    def stands(self) -> bool:
        """Tell whether the words stand in what the content says now, or said when it was deleted."""
        return bool(self.runs) and self.runs[-1].last is None


def of_current(hits: Iterable[Hit]) -> list[Find]:
    """Return what was found in what contents say now."""
    return [
        Find(
            title=hit.marked_title or (Part(hit.extra.get("title", "")),), address=hit.extra["path"],
            kind=hit.kind, language=hit.language,
            excerpt=_on_one_line(hit.excerpt), missing=hit.missing, author=hit.extra["author"], at=hit.changed,
            leads_to=hit.extra.get("leads_to", ""),
        )
        for hit in hits
    ]  # fmt: skip


def of_past(session: Session, hits: Iterable[Hit]) -> list[Find]:
    """Return what was found in what contents ever said; but for those that there are no more at all."""
    hits = list(hits)
    wanted = select(Content).where(Content.id.in_({content_of(hit.key) for hit in hits}))
    contents = {content.id: content for content in session.scalars(wanted.options(joinedload(Content.latest)))}
    return [_of_past(content, hit) for hit in hits if (content := contents.get(content_of(hit.key)))]


def _of_past(content: Content, hit: Hit) -> Find:
    runs, deleted = Standing.read(hit.version).runs, content.deleted_at is not None
    seen_last = runs[-1].last or (content.latest_number if deleted else None)
    so_called = hit.title == content.title
    return Find(
        title=hit.marked_title if so_called else (Part(content.title),),
        address=url(content, f"revisions/{seen_last}" if seen_last else ""),
        kind=hit.kind,
        language=hit.language,
        excerpt=() if so_called else hit.marked_title or _on_one_line(hit.excerpt),
        missing=hit.missing,
        author=next(iter(hit.authors), ""),
        at=hit.created,
        path=content.path,
        runs=tuple(runs),
        is_title=hit.title != "",
        is_deleted=deleted,
    )


def marked(parts: Iterable[Part]) -> Markup:
    """Return parts of a text as HTML, with marks around those that were searched for."""
    written = (f"<mark>{escape(part.text)}</mark>" if part.marked else escape(part.text) for part in parts)
    return Markup("".join(written))  # noqa: S704 -- of what was escaped


def _on_one_line(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    if not any("\n" in part.text for part in parts):
        return parts
    told: list[Part] = []
    for part in parts:
        before = told[-1].text[-1:] if told else ""
        told.append(Part(UNENDED.sub(" · ", before + part.text)[len(before) :], part.marked))
    return tuple(told)
