"""Noting, with every revision, by what lists of changes can be narrowed down to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import event, text

from wikiapp.content import Content, Revision
from wikiapp.content.facet import GUEST, LARGE, LINKS, REMOVAL, UNSEEN, in_language, of_kind, put
from wikiapp.ends import edited
from wikiapp.filters.change import LINK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy.orm import Session, UOWTransaction, sessionmaker

# What can be told of many revisions at once; what links they bring, only their texts tell.
_NOTE_AFTER = [
    text(f"INSERT INTO facet (name, revision_id) {rows} ON CONFLICT DO NOTHING")
    for rows in (
        (
            "SELECT 'is ' || content.kind, revision.id FROM revision JOIN content ON content.id = content_id "
            "WHERE revision.id > :after"
        ),
        "SELECT 'in ' || language, id FROM revision WHERE id > :after AND language <> ''",
        f"SELECT '{UNSEEN}', id FROM revision WHERE id > :after",  # noqa: S608 -- a word of this program
        (
            f"SELECT '{REMOVAL}', id FROM revision WHERE id > :after "  # noqa: S608 -- the same
            f"AND words_removed - words_added >= {LARGE}"
        ),
        (
            f"SELECT '{GUEST}', revision.id FROM revision JOIN person ON person.id = author_id "  # noqa: S608
            "WHERE revision.id > :after AND login IS NULL"
        ),
    )
]
_NOTE_LINKS = text(
    f"INSERT INTO facet (name, revision_id) SELECT '{LINKS}', id FROM revision "  # noqa: S608 -- the same
    "WHERE content_id = :content AND number = :number ON CONFLICT DO NOTHING"
)


def follow(sessions: sessionmaker[Session]) -> None:
    """Let these sessions note every revision that they write."""
    event.listen(sessions, "after_flush", _note_new_revisions)


def note_after(session: Session, revision_id: int, with_links: Iterable[tuple[int, int]]) -> None:
    """Note all revisions since one; those that bring links are told by the number of their content, and theirs."""
    connection = session.connection()
    for statement in _NOTE_AFTER:
        connection.execute(statement, {"after": revision_id})
    rows = [{"content": content, "number": number} for content, number in with_links]
    if rows:
        connection.execute(_NOTE_LINKS, rows)


def brings_links(before: str, after: str) -> bool:
    """Tell whether a text links to more places elsewhere than it did before."""
    edit = edited(before, after)
    return bool(LINK.search(edit.new)) and len(LINK.findall(edit.new)) > len(LINK.findall(edit.old))


def _note_new_revisions(session: Session, _context: UOWTransaction) -> None:
    for revision in [new for new in session.new if isinstance(new, Revision)]:
        put(session.connection(), revision.id, _facets(session, revision))


def _facets(session: Session, revision: Revision) -> Iterator[str]:
    yield of_kind(session.get_one(Content, revision.content_id).kind)
    yield UNSEEN
    if revision.language:
        yield in_language(revision.language)
    if revision.writer.is_guest:
        yield GUEST
    if revision.words_removed - revision.words_added >= LARGE:
        yield REMOVAL
    if brings_links(revision.words_before or "", revision.words_at_hand or ""):
        yield LINKS
