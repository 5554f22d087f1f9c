"""Narrowing a history down: to a person, a kind of act, some days, or a passage that came or went."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from flask import request

from wikiapp.content import Action, Revision
from wikiapp.content.suppression import Hidden, shown
from wikiapp.days import day_of, midnight
from wikiapp.people.person import Person

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

SHORTEST = 2  # letters of a passage that is looked for


@dataclass(frozen=True)
class Filter:
    """What is asked for; empty for all. `since` and `until` are days, both included."""

    by: str = ""
    kind: str = ""
    since: str = ""
    until: str = ""
    text: str = ""

    @classmethod
    def asked(cls) -> Filter:
        """Read what the address asks for; what makes no sense is left out."""
        asked = {name: request.args.get(name, "").strip() for name in ("by", "kind", "since", "until", "text")}
        asked["kind"] = asked["kind"] if asked["kind"] in set(Action) else ""
        asked |= {name: day.isoformat() if (day := day_of(asked[name])) else "" for name in ("since", "until")}
        asked["text"] = asked["text"] if len(asked["text"]) >= SHORTEST else ""
        return cls(**asked)

    @property
    def query(self) -> dict[str, str]:
        """What an address has to say to ask the same again."""
        return {name: value for name, value in vars(self).items() if value}

    @property
    def conditions(self) -> list[ColumnElement[bool]]:
        """What a revision has to fulfil, but for the passage."""
        found: list[ColumnElement[bool]] = []
        if self.by:
            found.append(Revision.writer.has(Person.name.icontains(self.by, autoescape=True)))
            found.append(shown(Hidden.AUTHOR, Revision.hidden))
        if self.kind:
            found.append(Revision.action == self.kind)
        if since := day_of(self.since):
            found.append(Revision.created_at >= midnight(since))
        if until := day_of(self.until):
            found.append(Revision.created_at < midnight(until) + timedelta(days=1))
        return found
