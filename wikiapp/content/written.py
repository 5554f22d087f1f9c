"""Who wrote what a content says: its text in runs of words, the revisions they come from, each person's share."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import datetime  # noqa: TC003 -- the type of a field
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import bindparam, select

from wikiapp.content.blame import Run, runs
from wikiapp.content.ledger import Ledger
from wikiapp.content.revision import Revision
from wikiapp.content.size import WORD
from wikiapp.content.suppression import Hidden
from wikiapp.people.nobody import NOBODY, Nobody
from wikiapp.people.person import Person

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from wikiapp.content.content import Content

AT_ONCE = 500  # revisions that one query asks for
TOLD = (
    select(Revision.number, Revision.created_at, Revision.written_summary, Person, Revision.hidden)
    .join(Revision.writer)
    .where(Revision.content_id == bindparam("of"), Revision.number.in_(bindparam("numbers", expanding=True)))
)


class Origin(NamedTuple):
    """A revision that words come from."""

    number: int
    at: datetime
    summary: str
    person: Person | Nobody

    @classmethod
    def told(cls, number: int, at: datetime, summary: str, person: Person, hidden: int | None) -> Origin:
        """Return one as anybody may know it."""
        hidden = hidden or 0
        return cls(
            number, at, "" if hidden & Hidden.SUMMARY else summary, NOBODY if hidden & Hidden.AUTHOR else person
        )


class Share(NamedTuple):
    """How many of the words that are there now somebody has written, and in which revisions."""

    person: Person | Nobody
    words: int
    numbers: frozenset[int]


class Written(NamedTuple):
    """What a content said at revision `level`, the newest of which it is known, and who wrote it."""

    level: int
    runs: list[Run]
    origins: dict[int, Origin]

    def words(self) -> Counter[int]:
        """Return how many of the words come from each revision."""
        counted = Counter[int]()
        for origin, text in self.runs:
            counted[origin] += len(WORD.findall(text))
        return counted

    def shares(self) -> list[Share]:
        """Return the share of each person who wrote any of the words, the largest first."""
        words, numbers = self.words(), defaultdict[Person | Nobody, list[int]](list)
        for number in words:
            numbers[self.origins[number].person].append(number)
        shares = (Share(who, sum(words[one] for one in own), frozenset(own)) for who, own in numbers.items())
        return sorted((share for share in shares if share.words), key=lambda share: -share.words)


def level_of(content: Content) -> int:
    """Return the newest revision of which it is known who wrote what it says; 0 where nothing is known."""
    state = Ledger(content.session.connection(), content.id).state()
    return min(state.level, content.latest_number) if state else 0


def written(content: Content) -> Written | None:
    """Return who wrote what a content says, as far as that is known. Raises TextDamaged."""
    state = Ledger(content.session.connection(), content.id).state()
    if state is None or state.level > content.latest_number:
        return None
    is_level = state.level == content.latest_number
    if not content.history.shows(state.level):
        return Written(state.level, [], {})
    said = runs(state.authors.lines, content.body if is_level else content.history.body(state.level))
    numbers = {run.origin for run in said}
    return Written(state.level, said, {one.number: one for one in _origins(content.session, content.id, numbers)})


def _origins(session: Session, content_id: int, numbers: Iterable[int]) -> Iterable[Origin]:
    left = iter(sorted(numbers, reverse=True))
    while some := list(islice(left, AT_ONCE)):
        rows = session.execute(TOLD.order_by(Revision.number.desc()), {"of": content_id, "numbers": some})
        yield from (Origin.told(*row) for row in rows)
