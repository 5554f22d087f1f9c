"""Narrowing down everybody's changes; what is asked for is an address, so that it can be kept and passed on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from flask import request

from wikiapp.content import Content, Revision
from wikiapp.content.seen import is_unseen
from wikiapp.content.suppression import Hidden, shown
from wikiapp.days import day_of, midnight
from wikiapp.editing.form import PLAIN_NUMBER
from wikiapp.filters.hit import is_tagged_by
from wikiapp.language import LANGUAGES
from wikiapp.people.person import Person

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from sqlalchemy import ColumnElement, Select

LARGE = 30  # words: a removal that is worth a look


@dataclass(frozen=True)
class Filter:
    """What is asked for; empty for all. `since` and `until` are days, both included."""

    kind: str = ""
    language: str = ""
    since: str = ""
    until: str = ""
    guests: str = ""
    unseen: str = ""
    removals: str = ""
    tag: str = ""

    @classmethod
    def asked(cls, kinds: Collection[str]) -> Filter:
        """Read what the address asks for; what makes no sense is left out."""
        asked = {name: request.args.get(name, "").strip() for name in cls.__dataclass_fields__}
        asked["kind"] = asked["kind"] if asked["kind"] in kinds else ""
        asked["language"] = asked["language"] if asked["language"] in LANGUAGES else ""
        asked |= {name: day.isoformat() if (day := day_of(asked[name])) else "" for name in ("since", "until")}
        asked |= {name: asked[name] and "1" for name in ("guests", "unseen", "removals")}
        asked["tag"] = asked["tag"] if PLAIN_NUMBER.fullmatch(asked["tag"]) else ""
        return cls(**asked)

    @property
    def query(self) -> dict[str, str]:
        """What an address has to say to ask the same again."""
        return {name: value for name, value in vars(self).items() if value}

    def among(self, revisions: Select[Revision]) -> Select[Revision]:
        """Return those of the revisions that fit."""
        return revisions.where(*self._conditions())

    def _conditions(self) -> list[ColumnElement[bool]]:
        return [condition for asked, condition in self._asked() if asked]

    def _asked(self) -> Iterator[tuple[object, ColumnElement[bool]]]:
        since, until = day_of(self.since), day_of(self.until)
        yield self.kind, Content.kind == self.kind
        yield self.language, Revision.language == self.language
        yield self.guests, Revision.writer.has(Person.login.is_(None)) & shown(Hidden.AUTHOR, Revision.hidden)
        yield self.unseen, is_unseen()
        yield self.tag, is_tagged_by(int(self.tag or 0))
        yield self.removals, Revision.words_removed - Revision.words_added >= LARGE
        if since:
            yield since, Revision.created_at >= midnight(since)
        if until:
            yield until, Revision.created_at < midnight(until) + timedelta(days=1)
