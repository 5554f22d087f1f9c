"""Narrowing a history down: to a person, a kind of act, some days, or a passage that came or went."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from wikiapp.content import Action, Revision
from wikiapp.content.suppression import Hidden, shown
from wikiapp.people.person import Person
from wikiapp.web.narrowing import Narrowing

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

SHORTEST = 2  # letters of a passage that is looked for


@dataclass(frozen=True)
class Filter(Narrowing):
    """What is asked for; empty for all."""

    by: str = ""
    kind: str = ""
    text: str = ""

    @classmethod
    def asked(cls) -> Filter:
        """Read what the address asks for; what makes no sense is left out."""
        asked = cls.read()
        return replace(
            asked,
            kind=asked.kind if asked.kind in set(Action) else "",
            text=asked.text if len(asked.text) >= SHORTEST else "",
        )

    @property
    def conditions(self) -> list[ColumnElement[bool]]:
        """What a revision has to fulfil, but for the passage."""
        found = self.within_days(Revision.created_at)
        if self.by:
            found.append(Revision.writer.has(Person.name.icontains(self.by, autoescape=True)))
            found.append(shown(Hidden.AUTHOR, Revision.hidden))
        if self.kind:
            found.append(Revision.action == self.kind)
        return found
