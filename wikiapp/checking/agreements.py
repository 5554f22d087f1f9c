"""Who agreed with what, and which versions were marked, against the revisions that they are about."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import and_, select
from sqlalchemy.orm import aliased

from wikiapp.agreement.agreement import Agreement, Stance
from wikiapp.agreement.mark import Mark, Marking
from wikiapp.content import Action, Content, Revision
from wikiapp.people.person import Person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

BATCH = 1000


class _Sort(NamedTuple):
    """Facts of one sort: what to call them, what they can do, and among which they are numbered."""

    name: str
    table: Any
    known: frozenset[str]
    did: str
    series: tuple[str, ...]


SORTS = (
    _Sort("Agreement", Agreement, frozenset(Stance), "stance", ("content_id", "person_id")),
    _Sort("Mark", Mark, frozenset(Marking), "action", ("content_id",)),
)


def agreement_findings(session: Session) -> Iterator[str]:
    """Yield what isn't as it was said, is about what was never said, or is missing before something else."""
    for sort in SORTS:
        yield from _findings(session, sort)


def _findings(session: Session, sort: _Sort) -> Iterator[str]:
    counted, person = defaultdict[tuple[int, ...], int](int), aliased(Person)
    said_of = and_(Revision.content_id == sort.table.content_id, Revision.number == sort.table.revision)
    rows = (
        select(sort.table, Content.uuid, Revision.hash, person.uuid)
        .join(Content, Content.id == sort.table.content_id)
        .join(person, person.id == sort.table.person_id)
        .outerjoin(Revision, and_(said_of, Revision.action != Action.SUGGESTED))
        .order_by(*(getattr(sort.table, name) for name in sort.series), sort.table.number)
    )
    for fact, content, revision, said_by in session.execute(rows.execution_options(yield_per=BATCH)):
        told = f"{sort.name} {fact.id}"
        series = tuple(getattr(fact, name) for name in sort.series)
        counted[series] += 1
        if fact.number != counted[series]:
            yield f"{told} has the number {fact.number}, and {counted[series]} should come here."
        if revision is None or getattr(fact, sort.did) not in sort.known:
            yield f"{told} is about what was never said, or does what can't be done."
        elif fact.sealed(content, revision, said_by) != fact.hash:
            yield f"{told} is not what was said: its hash is another one."
