"""Bringing what is known of who wrote a content level with its history: forward, in slices, each of them short.

It is behind after an import or an upgrade from a version that kept nothing of the kind, and where it was damaged.
"""

from __future__ import annotations

from contextlib import suppress
from time import perf_counter
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import bindparam, inspect, select
from sqlalchemy.exc import IntegrityError, OperationalError

from wikiapp.content.blame import Buried, State, Step
from wikiapp.content.content import Content
from wikiapp.content.forward import ForwardReader
from wikiapp.content.ledger import Ledger
from wikiapp.content.revision import Revision
from wikiapp.content.text import Text, TextDamaged
from wikiapp.ends import edited

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection, Engine, Row, Table

    Told = Row[*tuple[Any, ...]]

SLICE = 0.25  # seconds: as long as a reader can be let wait, and a writer behind him
AT_ONCE = 100  # revisions that are read at a time
TOLD = (
    select(Revision.number, Text.id, Text.hash, Text.prefix_id, Text.data)
    .join_from(Revision, Text, Revision.text_id == Text.id)
    .where(Revision.content_id == bindparam("of"), Revision.number >= bindparam("start"))
    .order_by(Revision.number)
    .limit(bindparam("most"))
)
CONTENT = cast("Table", inspect(Content).local_table)
LOCKED = select(CONTENT.c.id).where(CONTENT.c.id == bindparam("of")).with_for_update()
LOCKED_IF_FREE = LOCKED.with_for_update(nowait=True)


def catch_up(connection: Connection, content_id: int) -> int:
    """Go on for a slice; return the revision that was reached. At a text that can't be read it goes no further."""
    connection.execute(LOCKED, {"of": content_id})
    return _Slice(connection, content_id).until(perf_counter() + SLICE)


def catch_up_if_free(engine: Engine, content_id: int) -> None:
    """Go on for a slice unless somebody is writing: then it is left to the next who asks."""
    try:
        with engine.begin() as connection:
            connection.execute(LOCKED_IF_FREE, {"of": content_id})
            catch_up(connection, content_id)
    except (OperationalError, IntegrityError):
        return


class _Slice:
    """A part of the way from what is kept to the newest revision: one step at least."""

    def __init__(self, connection: Connection, content_id: int) -> None:
        self._connection, self._of = connection, content_id
        self._ledger, self._reader = Ledger(connection, content_id), ForwardReader(connection)
        self._state, self._buried, self._words = self._ledger.state(), Buried(), ""

    def until(self, moment: float) -> int:
        """Go on until that moment, and write down how far it came."""
        with suppress(TextDamaged):  # `wikiapp check` names it
            self._take_up()
            for revision in self._revisions():
                self._go_on(revision)
                if perf_counter() >= moment:
                    break
        if self._state:
            self._ledger.keep(self._state, self._buried)
        return self._state.level if self._state else 0

    def _take_up(self) -> None:
        """Read the text of the state; where it is said to be of another one, begin anew."""
        level, text = (self._state.level, self._state.authors.text) if self._state else (0, 0)
        told = self._told(level, 1) if level else []
        if told and (told[0].number, told[0].id) == (level, text):
            self._words = self._read(told[0])
        else:
            self._ledger.forget()
            self._state = None

    def _revisions(self) -> Iterator[Told]:
        start = self._state.level + 1 if self._state else 1
        while told := self._told(start, AT_ONCE):
            yield from told
            start = told[-1].number + 1

    def _go_on(self, revision: Told) -> None:
        words = self._read(revision)
        if self._state is None:
            self._state = State.begun(revision.id, words)
        else:
            step = Step(edited(self._words, words), revision.number)
            self._ledger.recall(step.digests(), self._buried)
            self._state = self._state.after(step, revision.id, self._buried)
        self._words = words

    def _told(self, start: int, most: int) -> Sequence[Told]:
        return self._connection.execute(TOLD, {"of": self._of, "start": start, "most": most}).all()

    def _read(self, revision: Told) -> str:
        return self._reader.read(revision.id, revision.hash, revision.prefix_id, revision.data)
