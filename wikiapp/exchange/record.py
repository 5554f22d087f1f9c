"""One line of an import: a revision as another wiki, or another program, tells of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from wikiapp.content.addresses import LONGEST_ADDRESS
from wikiapp.content.appending import summary_of
from wikiapp.content.numbers import read, written
from wikiapp.content.revision import Action
from wikiapp.content.suppression import Hidden
from wikiapp.discussion.anchor import LONGEST_QUOTE, Passage
from wikiapp.discussion.comment import COMMENT
from wikiapp.exchange.fields import demanded, moment, optional, plain, text_in, uuid_in
from wikiapp.exchange.stubs import Stub, stub_in
from wikiapp.titles import PAGE

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

LONGEST_LANGUAGE = 12
NOBODY = "anonymous"


@dataclass(frozen=True, slots=True)
class Record:
    """A revision to be imported. `history` names what it is a revision of; `rev` None is whatever comes next."""

    line: int
    page: str
    history: str
    at: datetime
    text: str
    language: str
    rev: int | None = None
    kind: str = PAGE
    content: UUID | None = None
    created: datetime | None = None
    uuid: UUID | None = None
    author: str = NOBODY
    author_uuid: UUID | None = None
    summary: str = ""
    minor: bool = False
    action: Action | None = None
    title: str | None = None
    based_on: int | None = None
    settles: str | None = None
    address: str | None = None
    former: tuple[str, ...] = ()
    git: str = ""
    subject: UUID | None = None
    parent: UUID | None = None
    about: Passage | None = None
    proposes: int | None = None
    declines: bool = False
    stub: Stub | None = None

    @property
    def deletes(self) -> bool:
        """Tell whether it takes its page out of sight, and so says nothing of its own."""
        return self.action is Action.DELETED

    @property
    def hides_text(self) -> bool:
        """Tell whether what it says is suppressed where it comes from."""
        return self.stub is not None and bool(self.stub.what & Hidden.TEXT)

    @property
    def suggests(self) -> bool:
        """Tell whether its page never said it."""
        return self.action is Action.SUGGESTED

    @property
    def publishes(self) -> bool:
        """Tell whether it makes a draft public, or a draft again of what was."""
        return self.action in {Action.PUBLISHED, Action.WITHDRAWN}

    def with_changes(self, **changes: Any) -> Record:
        """Return the same record, differing in these fields."""
        return replace(self, **changes)


def read_record(number: int, fields: dict[str, Any], language: str) -> Record:
    """Return what a line tells; raises ValueError."""
    page, content = text_in(demanded(fields, "page", str), "page"), uuid_in(fields, "content")
    deleted, words = optional(fields, "deleted", bool), text_in(demanded(fields, "text", str), "text")
    action, kind = optional(fields, "action", str), optional(fields, "kind", str) or PAGE
    spoken = plain(optional(fields, "language", str) or language)
    if len(spoken) > LONGEST_LANGUAGE:
        raise ValueError(f"“{spoken}” is no language")
    return Record(
        line=number, page=page, history=str(content or page), at=moment(demanded(fields, "timestamp", str)),
        text="" if deleted else words, language=spoken, rev=optional(fields, "rev", int),
        kind=kind, content=content,
        created=moment(fields["created"]) if fields.get("created") else None, uuid=uuid_in(fields, "uuid"),
        author=plain(optional(fields, "author", str) or NOBODY), author_uuid=uuid_in(fields, "author_uuid"),
        summary=summary_of(plain(optional(fields, "message", str) or "")),
        minor=bool(optional(fields, "minor", bool)),
        action=Action.DELETED if deleted else Action(action) if action else None,
        title=optional(fields, "title", str), based_on=optional(fields, "based_on", int),
        settles=_named(optional(fields, "settles", str)), address=optional(fields, "address", str),
        former=_addresses(optional(fields, "former", list) or []), git=optional(fields, "git", str) or "",
        stub=stub_in(fields),
        **(_belonging(fields) if kind == COMMENT else {}),
    )  # fmt: skip


def _named(line: str | None) -> str | None:
    return written(read(line)) if line else None


def _addresses(former: list[Any]) -> tuple[str, ...]:
    if not all(isinstance(address, str) and 0 < len(address) <= LONGEST_ADDRESS for address in former):
        raise ValueError("“former” is no list of addresses")
    return tuple(plain(address) for address in former)


def _belonging(fields: dict[str, Any]) -> dict[str, Any]:
    """Return what only comments tell of; what others call by these names is theirs."""
    return {
        "subject": uuid_in(fields, "subject"),
        "parent": uuid_in(fields, "parent"),
        "about": _passage(fields),
        "proposes": optional(fields, "proposes", int),
        "declines": bool(optional(fields, "declines", bool)),
    }


def _passage(fields: dict[str, Any]) -> Passage | None:
    quote = optional(fields, "quote", str)
    if quote is None:
        return None
    if not 0 < len(quote) <= LONGEST_QUOTE:
        raise ValueError("“quote” is no passage")
    position, revision = (demanded(fields, name, int) for name in ("position", "quoted"))
    return Passage(plain(quote), position, revision)
