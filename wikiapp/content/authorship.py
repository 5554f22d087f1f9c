"""Who wrote each word of what contents say now: kept level with every save, so that nobody has to find it out.

Derived from the revisions, so it can be thrown away; `wikiapp.content.catching_up` makes it again.
"""

from __future__ import annotations

from itertools import islice, zip_longest
from typing import TYPE_CHECKING, Any
from zlib import crc32

from sqlalchemy import (
    ForeignKey,
    Integer,
    LargeBinary,
    bindparam,
    delete,
    insert,
    literal,
    select,
    union_all,
    update,
)
from sqlalchemy.orm import Mapped, mapped_column

from wikiapp.content.blame import Buried, State, Step
from wikiapp.content.blame.passages import DIGEST
from wikiapp.database import Base

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from wikiapp.ends import Edit

AT_ONCE = 500  # digests that one query asks for
SEAL = 2  # bytes of a checksum before the spans


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
    data: Mapped[bytes]

    @classmethod
    def row(cls, content_id: int, digest: bytes, spans: str) -> dict[str, object]:
        """Return a row in which it shows if the spans, or where they belong, are damaged."""
        said = spans.encode()
        return {"content_id": content_id, "digest": digest, "data": _seal(content_id, digest, said) + said}

    @staticmethod
    def opened(content_id: int, digest: bytes, data: bytes) -> str | None:
        """Return the spans of a row, None if they are damaged."""
        said = data[SEAL:]
        return said.decode() if data[:SEAL] == _seal(content_id, digest, said) else None


OF = bindparam("of", type_=Integer)
STATE = select(Authorship.data).where(Authorship.content_id == OF)
FOUND = select(BuriedPassage.digest, BuriedPassage.data).where(BuriedPassage.content_id == OF)
SOME = FOUND.where(BuriedPassage.digest.in_(bindparam("digests", expanding=True)))
# What an ordinary save has to know, asked for at once: the state, as if of an empty passage, and a few others.
FEW = tuple(f"digest_{number}" for number in range(4))
STATE_AND_FEW = union_all(
    select(literal(b"").label("digest"), Authorship.data).where(Authorship.content_id == OF),
    FOUND.where(BuriedPassage.digest.in_([bindparam(name) for name in FEW])),
)
BEGIN = insert(Authorship)
REPLACE = update(Authorship).where(Authorship.content_id == OF)
BURY = insert(BuriedPassage)
TAKE_UP = delete(BuriedPassage).where(BuriedPassage.content_id == OF, BuriedPassage.digest == bindparam("gone"))
FORGET = delete(BuriedPassage).where(BuriedPassage.content_id == OF)


class Ledger:
    """What is kept of who wrote one content. Whoever writes in it has locked that content, or everything."""

    def __init__(self, connection: Connection, content_id: int) -> None:
        self._connection, self._of = connection, content_id

    def go_on(self, number: int, edit: Edit, text: int, *, before: int | None) -> None:
        """Note what revision `number` made of the text of that number `before`, None for a first revision.

        What isn't level with the revision before is left as it is, and catches up later.
        """
        if before is None:
            self.begin(State.begun(text, edit.new))
            return
        step, buried = Step(edit, number), Buried()
        digests = step.digests()
        state = self._state_and_few(digests[: len(FEW)], buried)
        if state and (state.level, state.authors.text) == (number - 1, before):
            self.recall(digests, buried)
            self.keep(state.after(step, text, buried), buried)

    def state(self) -> State | None:
        """Return who wrote the content; None where nothing is known of it, or what is kept is damaged."""
        data = self._connection.scalar(STATE, {"of": self._of})
        return None if data is None else State.unpacked(data)

    def recall(self, digests: Iterable[bytes], buried: Buried) -> None:
        """Let it be known what is buried of passages."""
        unknown = iter(buried.unknown(digests))
        while some := list(islice(unknown, AT_ONCE)):
            found = self._connection.execute(SOME, {"of": self._of, "digests": some})
            self._tell(some, found, buried)

    def begin(self, state: State) -> None:
        """Write down how it begins."""
        self._connection.execute(BEGIN, {"content_id": self._of, "data": state.packed()})

    def keep(self, state: State, buried: Buried) -> None:
        """Write down how far it is now, what was taken out on the way, and what came back."""
        self._connection.execute(REPLACE, {"of": self._of, "data": state.packed()})
        gone, come = buried.gone(), buried.come()
        if gone:
            self._connection.execute(TAKE_UP, [{"of": self._of, "gone": digest} for digest in gone])
        if come:
            self._connection.execute(BURY, [BuriedPassage.row(self._of, *one) for one in sorted(come.items())])

    def forget(self) -> None:
        """Begin anew."""
        self._connection.execute(FORGET, {"of": self._of})

    def _state_and_few(self, digests: list[bytes], buried: Buried) -> State | None:
        asked: dict[str, object] = dict(zip_longest(FEW, digests, fillvalue=b""))  # type: ignore[arg-type]
        found = self._connection.execute(STATE_AND_FEW, {"of": self._of, **asked}).all()
        self._tell(digests, [row for row in found if row.digest], buried)
        data = next((row.data for row in found if not row.digest), None)
        return None if data is None else State.unpacked(data)

    def _tell(self, digests: list[bytes], found: Iterable[Any], buried: Buried) -> None:
        spans = {digest: BuriedPassage.opened(self._of, digest, data) for digest, data in found}
        buried.know(digests, {digest: said for digest, said in spans.items() if said})


def _seal(content_id: int, digest: bytes, spans: bytes) -> bytes:
    return crc32(b"%d %b %b" % (content_id, digest, spans)).to_bytes(4)[:SEAL]
