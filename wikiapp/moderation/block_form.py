"""What the form of a block holds, whoever or whatever is blocked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from flask import request
from sqlalchemy import select

from wikiapp.content import Content
from wikiapp.language import gettext as _
from wikiapp.moderation import times
from wikiapp.people.block import FOREVER, LONGEST_REASON, What
from wikiapp.titles import PAGE, key
from wikiapp.web import transaction

if TYPE_CHECKING:
    from datetime import datetime

MOST_PAGES = 50


@dataclass
class BlockForm:
    """For how long, what, on which pages (a title a line), and why; `spares` those who have accounts."""

    minutes: int = 0
    what: str = What.EVERYTHING
    titles: str = ""
    reason: str = ""
    spares: bool = True
    pages: list[int] = field(default_factory=list)

    @classmethod
    def posted(cls) -> BlockForm:
        """Read what was sent."""
        sent = request.form
        what = sent.get("what", What.EVERYTHING)
        form = cls(
            times.chosen(sent.get("for"), times.lengths()), what if what in set(What) else What.EVERYTHING,
            sent.get("titles", ""), sent.get("summary", "").strip()[:LONGEST_REASON], "spares" in sent,
        )  # fmt: skip
        if form.what == What.PAGES:
            form.pages = [page.id for title in form._titles() if (page := _page(title))]
        return form

    def errors(self) -> dict[str, str]:
        """Say what is wrong, by field."""
        if self.what != What.PAGES:
            return {}
        missing = [title for title in self._titles() if _page(title) is None]
        if missing:
            return {"titles": _("There is no page called %(title)s.") % {"title": missing[0]}}
        return {} if self.pages else {"titles": _("Which pages? One title a line.")}

    @property
    def until(self) -> datetime:
        """When it ends by itself."""
        return times.until(self.minutes) or FOREVER

    def _titles(self) -> list[str]:
        return [title.strip() for title in self.titles.splitlines() if title.strip()][:MOST_PAGES]


def whats() -> dict[str, str]:
    """Return what can be blocked, with what it is called."""
    return {
        What.EVERYTHING: _("Everything"),
        What.UPLOADS: _("Pictures and files only"),
        What.PAGES: _("These pages only:"),
    }


def _page(title: str) -> Content | None:
    found = select(Content).where(Content.kind == PAGE, Content.address == key(title))
    return transaction.session().scalar(found)
