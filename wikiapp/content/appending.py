"""How a revision comes to be: the one place where history grows."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import bindparam, inspect, select, update
from sqlalchemy.orm.attributes import set_committed_value

from wikiapp.content.addresses import free_address
from wikiapp.content.current import keep_current
from wikiapp.content.errors import Overtaken, Protected
from wikiapp.content.ledger import Ledger
from wikiapp.content.publication import published_after
from wikiapp.content.revision import LONGEST_SUMMARY, Action, Revision, Title
from wikiapp.content.size import words_changed
from wikiapp.content.text import Text
from wikiapp.content.words import writable
from wikiapp.database import now
from wikiapp.ends import Edit, edited

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sqlalchemy import Table, Update

    from wikiapp.content.content import Content
    from wikiapp.people.person import Person

LARGEST_TITLE = 1000  # bytes; what a kind allows is less
ATTEMPTS = 8

HASH = select(Revision.hash).where(
    Revision.content_id == bindparam("content"), Revision.number == bindparam("number")
)


def append(
    content: Content, action: Action, author: Person, *, title: str | Title | None = None, body: str | None = None,
    language: str | None = None, summary: str = "", minor: bool = False, at: datetime | None = None,
    based_on: int | None = None, settles: str | None = None,
) -> Revision:  # fmt: skip
    """Add a revision; what isn't given stays as it was.

    Raises Overtaken if another was added meanwhile, Protected.
    """
    if action != Action.SUGGESTED and content.protection and not content.editable_by(author):
        raise Protected(content.address)
    session, previous, at = content.session, content.latest_if_any, at or now()
    old_words = content.original if previous else ""
    words = old_words if body is None else body
    text = Text.keep(session, words, after=previous.text if previous else None, prefix=old_words)
    edit = edited(old_words, words)
    added, removed = words_changed(edit.old, edit.new)
    revision = Revision(
        content_id=content.id, number=content.revision_count + 1, action=action, text=text,
        titled=_titled(previous, title),
        language=language or (previous.language if previous else ""), writer=author, created_at=at,
        minor=minor, written_summary=writable("summary", summary_of(summary), 4 * LONGEST_SUMMARY),
        words_added=added, words_removed=removed,
        word_count=(previous.word_count if previous else 0) + added - removed,
        based_on=based_on, settles=settles,
    )  # fmt: skip
    set_committed_value(revision, "hidden", None)  # which no new one is
    revision.hash = revision.sealed(content.uuid, parent_hash(content))
    before = content.address
    _count_up(content, **_standing(content, revision))
    if before is not None and before != content.address:
        content.left(before)
    revision.remember(words, before=old_words if previous else None)
    session.add(revision)
    session.flush()
    if not revision.is_suggestion:
        _say_from_now_on(content, revision, words, edit, previous)
    return revision


def _say_from_now_on(
    content: Content, revision: Revision, words: str, edit: Edit, previous: Revision | None
) -> None:
    """Keep what is derived of the newest text: the text itself, whole, and who wrote what in it."""
    set_committed_value(content, "latest", revision)
    keep_current(content.session, content.id, revision.text, words)
    came_from = (previous.number, previous.text_id) if previous else None
    ledger = Ledger(content.session.connection(), content.id)
    ledger.go_on(revision.number, edit, revision.text_id, before=came_from)


def summary_of(message: str) -> str:
    """Return what is kept of what somebody says about a change: one line, of so many letters."""
    return " ".join(message.split())[:LONGEST_SUMMARY].rstrip()


def _titled(previous: Revision | None, title: str | Title | None) -> Title:
    if isinstance(title, Title):  # another content's, which this one is called after
        return title
    if previous is not None and title in {None, previous.title}:
        return previous.titled
    return Title(writable("title", title or "", LARGEST_TITLE))


def parent_hash(content: Content) -> bytes:
    """Return the hash of the revision before: most often the latest, but suggestions are numbered too."""
    if content.revision_count == content.latest_number:
        return content.latest.hash if content.latest_number else content.origin
    asked = {"content": content.id, "number": content.revision_count}
    return cast("bytes", content.session.connection().scalar(HASH, asked))


def _standing(content: Content, revision: Revision) -> dict[str, Any]:
    """Return what a new revision makes of its content: nothing, if it is only a suggestion."""
    if revision.is_suggestion:
        return {}
    return {
        "latest_number": revision.number,
        "deleted_at": revision.created_at if revision.action == Action.DELETED else None,
        "published_at": published_after(revision.action, revision.created_at, content.published_at),
        "address": _address(content, revision.title),
    }


def _address(content: Content, title: str) -> str | None:
    """Return where a content stands under a title: where it stands already, if that will do."""
    if content.address is not None and content.may_stand(title, content.address):
        return content.address
    return free_address(content.session, type(content), title, content)


def persistently(content: Content, attempt: Callable[[], Revision]) -> Revision:
    """Do what adds a revision again, a bounded number of times, when another writer was faster."""
    for _ in range(ATTEMPTS):
        try:
            return attempt()
        except Overtaken:
            content.session.refresh(content)
    raise Overtaken(content.address)


def _count_up(content: Content, **changes: Any) -> None:
    # Compare and swap: only one of two writers who saw the same count can raise it.
    seen = content.revision_count
    # What stays as it is isn't set again: an index over it would be written for nothing.
    changes = {name: value for name, value in changes.items() if value != getattr(content, name)}
    changes["revision_count"] = seen + 1
    values = {"of": content.id, "seen": seen, **changes}
    if content.session.connection().execute(_swap(type(content)), values).rowcount != 1:
        raise Overtaken(content.address)
    for name, value in changes.items():
        set_committed_value(content, name, value)


@cache
def _swap(kind: type[Content]) -> Update:
    table = cast("Table", inspect(kind).local_table)
    return update(table).where(table.c.id == bindparam("of"), table.c.revision_count == bindparam("seen"))
