"""What the search index has not seen yet: a row for every content that changed, written with the change itself.

So nothing that is saved can be forgotten, whatever becomes of the index or of the process that fills it.
"""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, String, bindparam, delete, event, inspect, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column, sessionmaker

from wikiapp.content import Content, Revision
from wikiapp.content.suppression import Suppression
from wikiapp.database import Base, Moment, now
from wikiapp.people.person import Person

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Select, TextClause
    from sqlalchemy.orm import UOWTransaction

CURRENT, PAST = "current", "history"  # what contents say now, and all that they ever said: two collections
NOTHING = 0  # the number of the last revision that was seen, where none was


class Pending(Base):
    """One collection of the index has not seen what became of a content since its revision number `seen`.

    `mark` is another one with each change, so that what changes while it is being indexed stays noted. What was
    noted `in_bulk`, with many others, has to let single saves pass: somebody may be looking for those. There may
    be no such content any more, and no foreign key says otherwise: then the index has to forget it.
    """

    __tablename__ = "search_pending"
    __table_args__ = {"sqlite_with_rowid": False}

    collection: Mapped[str] = mapped_column(String(12), primary_key=True)
    content_id: Mapped[int] = mapped_column(primary_key=True)
    mark: Mapped[int] = mapped_column(BigInteger)
    since: Mapped[datetime]
    seen: Mapped[int]
    in_bulk: Mapped[bool]

    @classmethod
    def of(cls, collection: str) -> Select[Pending]:
        """Find what a collection has not seen, in the order in which it should."""
        return select(cls).where(cls.collection == collection).order_by(cls.in_bulk, cls.since, cls.content_id)


def _noting(rows: str) -> TextClause:
    noting = text(
        f"INSERT INTO search_pending (collection, content_id, mark, since, seen, in_bulk) {rows} "
        "ON CONFLICT (collection, content_id) DO UPDATE SET mark = excluded.mark, "
        "in_bulk = excluded.in_bulk AND search_pending.in_bulk, "
        "seen = CASE WHEN excluded.seen < search_pending.seen THEN excluded.seen ELSE search_pending.seen END"
    )
    return noting.bindparams(bindparam("since", type_=Moment))


def _one(in_bulk: str) -> TextClause:
    values = f":content, :mark, :since, :seen, {in_bulk}"
    return _noting(f"VALUES ('{CURRENT}', {values}), ('{PAST}', {values})")


NOTE, NOTE_IN_BULK = _one("FALSE"), _one("TRUE")
# What somebody has written is found by the name that they bear now.
NOTE_WORKS, NOTE_PAST_WORKS = (
    _noting(
        f"SELECT DISTINCT '{collection}', content_id, CAST(:mark AS BIGINT), CAST(:since AS BIGINT), {NOTHING}, "  # noqa: S608
        "TRUE FROM revision WHERE author_id = :author"
    )
    for collection in (CURRENT, PAST)
)
STRIKE = delete(Pending).where(
    Pending.collection == bindparam("of"),
    Pending.content_id == bindparam("content"),
    Pending.mark == bindparam("marked"),
)


def follow(sessions: sessionmaker[Session]) -> None:
    """Let these sessions note whatever they write that changes what is found."""
    event.listen(sessions, "after_flush", _note_what_was_written)


def note(session: Session, content: int, seen: int) -> None:
    """Note a content of which revision `seen` was the last before what is new (or NOTHING)."""
    session.connection().execute(NOTE, {"content": content, "seen": seen, **_new()})


def note_in_bulk(session: Session, seen: Mapping[int, int]) -> None:
    """Note many contents, each by its number with that of the last revision before what is new (or NOTHING)."""
    if seen:
        rows = [{"content": content, "seen": number, **_new()} for content, number in seen.items()]
        session.connection().execute(NOTE_IN_BULK, rows)


def note_all(session: Session, besides: Iterable[int] = ()) -> None:
    """Note every content there is, as if none had ever been seen, and those numbers `besides`."""
    everything = {*session.scalars(select(Content.id)), *besides}
    note_in_bulk(session, dict.fromkeys(everything, NOTHING))


def strike(session: Session, rows: Sequence[Pending]) -> None:
    """Take out rows that the index has now seen, but for those that were marked anew."""
    if rows:
        struck = [{"of": row.collection, "content": row.content_id, "marked": row.mark} for row in rows]
        session.connection().execute(STRIKE, struck)


def _note_what_was_written(session: Session, _context: UOWTransaction) -> None:
    for new in session.new:
        if isinstance(new, Revision) and not new.is_suggestion:
            note(session, new.content_id, new.number - 1)
    for changed in (*session.new, *session.dirty, *session.deleted):
        if isinstance(changed, Suppression):
            note(session, changed.content_id, NOTHING)
    for changed in session.dirty:
        if isinstance(changed, Person) and inspect(changed).attrs.name.history.has_changes():
            session.connection().execute(NOTE_WORKS, {"author": changed.id, **_new()})
            if changed.erased_at:  # what stood before is found by the name of that time, unless it is erased
                session.connection().execute(NOTE_PAST_WORKS, {"author": changed.id, **_new()})


def _new() -> dict[str, object]:
    return {"mark": secrets.randbits(62), "since": now()}
