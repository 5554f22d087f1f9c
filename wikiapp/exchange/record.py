"""One line of an import: a revision as another wiki, or another program, tells of it."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, TypeVar
from uuid import UUID

from wikiapp.content.addresses import LONGEST_ADDRESS
from wikiapp.content.appending import summary_of
from wikiapp.content.numbers import read, written
from wikiapp.content.revision import Action
from wikiapp.discussion.anchor import LONGEST_QUOTE, Passage
from wikiapp.discussion.comment import COMMENT
from wikiapp.exchange.errors import ImportRefused
from wikiapp.titles import PAGE

LONGEST_LANGUAGE = 12
NOBODY = "anonymous"
FIELD = TypeVar("FIELD")


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

    @property
    def deletes(self) -> bool:
        """Tell whether it takes its page out of sight, and so says nothing of its own."""
        return self.action is Action.DELETED

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


def read_record(number: int, line: bytes, language: str) -> Record:
    """Return what one line of JSON tells; raises ImportRefused, which names the line."""
    try:
        return _record(number, _object(line), language)
    except (ValueError, OverflowError, RecursionError) as error:
        raise ImportRefused.at(number, str(error)) from error


def _object(line: bytes) -> dict[str, Any]:
    fields = json.loads(line)
    if not isinstance(fields, dict):
        raise ValueError("it is no JSON object")  # noqa: TRY004 -- told with the line
    return fields


def _record(number: int, fields: dict[str, Any], language: str) -> Record:
    page, content = _text(_demanded(fields, "page", str), "page"), _uuid(fields, "content")
    deleted, words = _optional(fields, "deleted", bool), _text(_demanded(fields, "text", str), "text")
    action, kind = _optional(fields, "action", str), _optional(fields, "kind", str) or PAGE
    spoken = _plain(_optional(fields, "language", str) or language)
    if len(spoken) > LONGEST_LANGUAGE:
        raise ValueError(f"“{spoken}” is no language")
    return Record(
        line=number, page=page, history=str(content or page), at=_moment(_demanded(fields, "timestamp", str)),
        text="" if deleted else words, language=spoken, rev=_optional(fields, "rev", int),
        kind=kind, content=content,
        created=_moment(fields["created"]) if fields.get("created") else None, uuid=_uuid(fields, "uuid"),
        author=_plain(_optional(fields, "author", str) or NOBODY), author_uuid=_uuid(fields, "author_uuid"),
        summary=summary_of(_plain(_optional(fields, "message", str) or "")),
        minor=bool(_optional(fields, "minor", bool)),
        action=Action.DELETED if deleted else Action(action) if action else None,
        title=_optional(fields, "title", str), based_on=_optional(fields, "based_on", int),
        settles=_named(_optional(fields, "settles", str)), address=_optional(fields, "address", str),
        former=_addresses(_optional(fields, "former", list) or []), git=_optional(fields, "git", str) or "",
        **(_belonging(fields) if kind == COMMENT else {}),
    )  # fmt: skip


def _named(line: str | None) -> str | None:
    return written(read(line)) if line else None


def _addresses(former: list[Any]) -> tuple[str, ...]:
    if not all(isinstance(address, str) and 0 < len(address) <= LONGEST_ADDRESS for address in former):
        raise ValueError("“former” is no list of addresses")
    return tuple(_plain(address) for address in former)


def _belonging(fields: dict[str, Any]) -> dict[str, Any]:
    """Return what only comments tell of; what others call by these names is theirs."""
    return {
        "subject": _uuid(fields, "subject"),
        "parent": _uuid(fields, "parent"),
        "about": _passage(fields),
        "proposes": _optional(fields, "proposes", int),
        "declines": bool(_optional(fields, "declines", bool)),
    }


def _passage(fields: dict[str, Any]) -> Passage | None:
    quote = _optional(fields, "quote", str)
    if quote is None:
        return None
    if not 0 < len(quote) <= LONGEST_QUOTE:
        raise ValueError("“quote” is no passage")
    position, revision = (_demanded(fields, name, int) for name in ("position", "quoted"))
    return Passage(_plain(quote), position, revision)


def _demanded(fields: dict[str, Any], name: str, kind: type[FIELD]) -> FIELD:
    if not isinstance(fields.get(name), kind):
        raise ValueError(f"“{name}” is missing, or not of the right kind")  # noqa: TRY004 -- told with the line
    found: FIELD = fields[name]
    return found


def _optional(fields: dict[str, Any], name: str, kind: type[FIELD]) -> FIELD | None:
    return None if fields.get(name) is None else _demanded(fields, name, kind)


def _text(words: str, name: str) -> str:
    try:
        words.encode()
    except UnicodeEncodeError as error:
        raise ValueError(f"“{name}” holds half a character") from error
    return words


def _plain(words: str) -> str:
    # PostgreSQL can't keep a NUL in a short text, and nobody means one.
    return _text(words, "author, message or language").replace("\x00", " ")


def _uuid(fields: dict[str, Any], name: str) -> UUID | None:
    words = _optional(fields, name, str)
    return UUID(words) if words else None


def _moment(words: Any) -> datetime:
    moment = datetime.fromisoformat(words) if isinstance(words, str) else None
    if moment is None or moment.tzinfo is None:
        raise ValueError(f"“{words}” is no moment: a date and a time with its distance from UTC")
    return moment.astimezone(UTC)
