"""Who wrote each word of what contents say now: kept level with every save, so that nobody has to find it out.

Derived from the revisions, so it can be thrown away; `wikiapp.content.catching_up` makes it again.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, LargeBinary, bindparam, delete, insert, select, update
from sqlalchemy import Text as LongString
from sqlalchemy.orm import Mapped, mapped_column

from wikiapp.content.blame import Buried, State
from wikiapp.content.blame.passages import DIGEST
from wikiapp.database import Base

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import Connection

AT_ONCE = 500  # digests that one query asks for


class Authorship(Base):
    """A content's state: who wrote its text, as of the revision that the state is level with."""

    __tablename__ = "authorship"

    content_id: Mapped[int] = mapped_column(ForeignKey("content.id"), primary_key=True)
    data: Mapped[bytes]


class BuriedPassage(Base):
    """A passage that was taken out of a content, and who had written it."""

    __tablename__ = "buried"
    __table_args__ = {"sqlite_with_rowid": False}

    content_id: Mapped[int] = mapped_column(ForeignKey("content.id"), primary_key=True)
    digest: Mapped[bytes] = mapped_column(LargeBinary(DIGEST), primary_key=True)
    spans: Mapped[str] = mapped_column(LongString)


STATE = select(Authorship.data).where(Authorship.content_id == bindparam("of"))
REPLACE = update(Authorship).where(Authorship.content_id == bindparam("of"))
FOUND = select(BuriedPassage.digest, BuriedPassage.spans).where(
    BuriedPassage.content_id == bindparam("of"), BuriedPassage.digest.in_(bindparam("digests", expanding=True))
)
TAKE_UP = delete(BuriedPassage).where(
    BuriedPassage.content_id == bindparam("of"), BuriedPassage.digest == bindparam("gone")
)
BURY = insert(BuriedPassage)
FORGET = delete(BuriedPassage).where(BuriedPassage.content_id == bindparam("of"))


class Ledger:
    """What is kept of who wrote one content. Whoever writes in it has locked that content, or everything."""

    def __init__(self, connection: Connection, content_id: int) -> None:
        self._connection, self._of = connection, content_id

    def go_on(self, revision: int, text_id: int, old: str, new: str) -> None:
        """Note that a revision made `new`, the text of that number, of `old`.

        What isn't level with the revision before is left as it is, and catches up later.
        """
        state = State.begun(text_id, new) if revision == 1 else self.state()
        if revision == 1 and state:
            self.keep(state)
        elif state and state.level == revision - 1:
            buried = self.buried()
            self.keep(state.after(text_id, old, new, buried), buried)

    def state(self) -> State | None:
        """Return who wrote the content; None where nothing is known of it, or what is kept is damaged."""
        data = self._connection.scalar(STATE, {"of": self._of})
        return None if data is None else State.unpacked(data)

    def buried(self) -> Buried:
        """Return what was taken out of the content, looked up as it is asked for."""
        return Buried(self._found)

    def keep(self, state: State, buried: Buried | None = None) -> None:
        """Write down how far it is, what was taken out on the way, and what came back."""
        data = state.packed()
        if self._connection.execute(REPLACE, {"of": self._of, "data": data}).rowcount == 0:
            self._connection.execute(insert(Authorship), {"content_id": self._of, "data": data})
        if buried is not None:
            self._keep_buried(buried.gone(), buried.come())

    def forget(self) -> None:
        """Begin anew."""
        self._connection.execute(FORGET, {"of": self._of})

    def _keep_buried(self, gone: list[bytes], come: dict[bytes, str]) -> None:
        if gone:
            self._connection.execute(TAKE_UP, [{"of": self._of, "gone": digest} for digest in gone])
        if come:
            found = sorted(come.items())
            rows = [{"content_id": self._of, "digest": digest, "spans": spans} for digest, spans in found]
            self._connection.execute(BURY, rows)

    def _found(self, digests: Collection[bytes]) -> dict[bytes, str]:
        found, left = dict[bytes, str](), iter(digests)
        while some := list(islice(left, AT_ONCE)):
            rows = self._connection.execute(FOUND, {"of": self._of, "digests": some})
            found |= dict(rows.tuples().all())
        return found
