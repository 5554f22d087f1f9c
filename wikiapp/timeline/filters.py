"""Narrowing down everybody's changes; what is asked for is an address, so that it can be kept and passed on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from wikiapp.content import Content, Revision
from wikiapp.content.seen import is_unseen
from wikiapp.content.suppression import Hidden, shown
from wikiapp.editing.form import PLAIN_NUMBER
from wikiapp.filters.hit import is_tagged_by
from wikiapp.language import LANGUAGES
from wikiapp.people.person import Person
from wikiapp.web.narrowing import Narrowing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from sqlalchemy import ColumnElement, Select

LARGE = 30  # words: a removal that is worth a look


@dataclass(frozen=True)
class Filter(Narrowing):
    """What is asked for; empty for all."""

    kind: str = ""
    language: str = ""
    guests: str = ""
    unseen: str = ""
    removals: str = ""
    tag: str = ""

    @classmethod
    def asked(cls, kinds: Collection[str]) -> Filter:
        """Read what the address asks for; what makes no sense is left out."""
        asked = cls.read()
        return replace(
            asked,
            kind=asked.kind if asked.kind in kinds else "",
            language=asked.language if asked.language in LANGUAGES else "",
            tag=asked.tag if PLAIN_NUMBER.fullmatch(asked.tag) else "",
            **{name: "1" for name in ("guests", "unseen", "removals") if getattr(asked, name)},
        )

    def among(self, revisions: Select[Revision]) -> Select[Revision]:
        """Return those of the revisions that fit."""
        conditions = [condition for asked, condition in self._asked() if asked]
        return revisions.where(*conditions, *self.within_days(Revision.created_at))

    def _asked(self) -> Iterator[tuple[object, ColumnElement[bool]]]:
        yield self.kind, Content.kind == self.kind
        yield self.language, Revision.language == self.language
        yield self.guests, Revision.writer.has(Person.login.is_(None)) & shown(Hidden.AUTHOR, Revision.hidden)
        yield self.unseen, is_unseen()
        yield self.tag, is_tagged_by(int(self.tag or 0))
        yield self.removals, Revision.words_removed - Revision.words_added >= LARGE
