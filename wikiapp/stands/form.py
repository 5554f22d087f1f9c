"""What a host says of a stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from flask import request

from wikiapp.editing.form import number_in
from wikiapp.language import gettext as _
from wikiapp.people.person import on_a_line
from wikiapp.stands.hours import ZONE, known_zone, moment_at, there
from wikiapp.stands.stand import IDLE_SECONDS, LONGEST_NAME, WRITES_AN_HOUR, Rule
from wikiapp.titles import BadTitle, titled
from wikiapp.wiki.finding import page_called

if TYPE_CHECKING:
    from datetime import datetime

    from wikiapp.content import Content
    from wikiapp.stands.stand import Stand

SHORTEST_IDLE, LONGEST_IDLE = 30, 900  # seconds
MOST_WRITES = 100_000
MOST_PAGES, MOST_HOURS = 20, 30
BLANK = ("", "", "")


@dataclass
class StandForm:
    """What is typed in the form of a stand. `hours` are rows of a day, and from when to when on it."""

    name: str = ""
    titles: str = ""
    zone: str = ZONE
    hours: list[tuple[str, str, str]] = field(default_factory=list)
    rule: str = Rule.PUBLISH
    idle: str = str(IDLE_SECONDS)
    writes: str = str(WRITES_AN_HOUR)

    @classmethod
    def of(cls, stand: Stand) -> StandForm:
        """Return the form of a stand that is open."""
        return cls(
            name=stand.name, titles="\n".join(page.title for page in stand.pages), zone=stand.zone,
            hours=[_row(each.opens_at, each.closes_at, stand.zone) for each in stand.hours],
            rule=stand.rule, idle=str(stand.idle_seconds), writes=str(stand.writes_an_hour),
        )  # fmt: skip

    @classmethod
    def posted(cls) -> StandForm:
        """Read what was sent."""
        sent = request.form
        rows = zip(*(sent.getlist(name) for name in ("day", "opens", "closes")), strict=False)
        return cls(
            name=on_a_line(sent.get("name", ""))[:LONGEST_NAME], titles=sent.get("titles", ""),
            zone=sent.get("zone", "").strip() or ZONE,
            hours=[row for row in rows if row != BLANK][:MOST_HOURS],
            rule=sent.get("rule", ""), idle=sent.get("idle", ""), writes=sent.get("writes", ""),
        )  # fmt: skip

    def rows(self) -> list[tuple[str, str, str]]:
        """Return the rows that are there, and room for more."""
        return [*self.hours, *[BLANK] * max(1, 3 - len(self.hours))]

    def errors(self) -> dict[str, str]:
        """Say what is wrong, by field."""
        wrong = {
            "name": "" if self.name else _("What is the stand called?"),
            "titles": self._wrong_titles(),
            "zone": "" if known_zone(self.zone) else _("There is no such time zone. One is Europe/Copenhagen."),
            "hours": "" if self._moments() is not None else _("Each row has a day, and ends after it begins."),
            "rule": "" if self.rule in list(Rule) else _("Choose one of the two."),
            "idle": self._wrong_number(self.idle, SHORTEST_IDLE, LONGEST_IDLE),
            "writes": self._wrong_number(self.writes, 1, MOST_WRITES),
        }
        return {name: sentence for name, sentence in wrong.items() if sentence}

    def write_to(self, stand: Stand) -> None:
        """Let a stand be as the form says, in which nothing is wrong."""
        stand.name, stand.zone, stand.rule = self.name, self.zone, self.rule
        stand.idle_seconds = int(self.idle)
        stand.allow(int(self.writes))
        stand.open_during(self._moments() or [])
        stand.work_on(page for page in map(_page, self._titles()) if page)

    def _titles(self) -> list[str]:
        return [line.strip() for line in self.titles.splitlines() if line.strip()][:MOST_PAGES]

    def _wrong_titles(self) -> str:
        unknown = [title for title in self._titles() if _page(title) is None]
        return _("There is no page called %(title)s. Write it first.") % {"title": unknown[0]} if unknown else ""

    def _moments(self) -> list[tuple[datetime, datetime]] | None:
        try:
            found = [
                (moment_at(day, opens, self.zone), moment_at(day, closes, self.zone))
                for day, opens, closes in self.hours
            ]
        except (ValueError, LookupError, OSError):
            return None
        return found if all(opens < closes for opens, closes in found) else None

    def _wrong_number(self, typed: str, least: int, most: int) -> str:
        number = number_in(typed)
        right = number is not None and least <= number <= most
        words = _("A number from %(least)d to %(most)d, please.") % {"least": least, "most": most}
        return "" if right else words


def _page(title: str) -> Content | None:
    try:
        page = page_called(titled(title))
    except BadTitle:
        return None
    return None if page is None or page.deleted_at else page


def _row(opens_at: datetime, closes_at: datetime, zone: str) -> tuple[str, str, str]:
    opens, closes = there(opens_at, zone), there(closes_at, zone)
    return f"{opens:%Y-%m-%d}", f"{opens:%H:%M}", f"{closes:%H:%M}"
