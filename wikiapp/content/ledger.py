"""One content's ledger of who wrote what: kept level with every save, so that nobody has to find it out later."""

from __future__ import annotations

from itertools import islice, zip_longest
from typing import TYPE_CHECKING, Any

from sqlalchemy import Integer, bindparam, delete, insert, literal, select, union_all, update

from wikiapp.content.authorship import Authorship, BuriedPassage
from wikiapp.content.blame import Buried, State, Step

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from wikiapp.ends import Edit

AT_ONCE = 500  # digests that one query asks for

OF = bindparam("of", type_=Integer)
STATE = select(Authorship.data).where(Authorship.content_id == OF)
FOUND = select(BuriedPassage.digest, BuriedPassage.data).where(BuriedPassage.content_id == OF)
SOME = FOUND.where(BuriedPassage.digest.in_(bindparam("digests", expanding=True)))
# What an ordinary save has to know, asked for at once: the state, as if of an empty passage, and a few others.
FEW = tuple(f"digest_{number}" for number in range(8))
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
        buried = Buried()
        if before is None:
            self.keep(State.begun(text, edit.new), buried)
            return
        step = Step(edit, number)
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

    def keep(self, state: State, buried: Buried) -> None:
        """Write down how far it is now, what was taken out on the way, and what came back."""
        data = state.packed()
        if self._connection.execute(REPLACE, {"of": self._of, "data": data}).rowcount == 0:
            self._connection.execute(BEGIN, {"content_id": self._of, "data": data})
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
        buried.know(digests, {digest: BuriedPassage.opened(self._of, digest, data) for digest, data in found})
