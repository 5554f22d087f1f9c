"""How many people agree: with what a content says now, and with what each of its revisions said while it stood."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import aliased

from wikiapp.agreement.agreement import Agreement, Stance
from wikiapp.agreement.holding import Holding
from wikiapp.content import Revision
from wikiapp.content.revision import IS_SUGGESTION

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

    from wikiapp.content import Content

Row = tuple[Any, ...]

KEPT = 5000
# By content, its revision, and how much was said of it.
COUNTED: dict[tuple[UUID, int, Row], int] = {}
HAD: dict[tuple[UUID, int, Row], dict[int, int]] = {}
_later, _next = aliased(Agreement), aliased(Revision)

# How much was said of a content. What is said is only added, so as long as this stays, all else does.
SAID = select(func.count(), func.max(Agreement.id)).where(Agreement.content_id == bindparam("content"))
# How many people agree with each revision, whatever it says now.
STANDING = (
    select(Agreement.revision, func.count())
    .where(Agreement.content_id == bindparam("content"), Agreement.stance == Stance.AGREED)
    .where(
        ~select(_later.id)
        .where(_later.content_id == Agreement.content_id, _later.person_id == Agreement.person_id)
        .where(_later.number == Agreement.number + 1)
        .exists()
    )
    .group_by(Agreement.revision)
)
ALL = (
    select(Agreement.said_at, Agreement.person_id, Agreement.stance, Agreement.revision)
    .where(Agreement.content_id == bindparam("content"))
    .order_by(Agreement.said_at, Agreement.person_id, Agreement.number)
)
# When each revision was followed by another; None for the latest. Suggestions follow nothing.
ENDS = select(
    Revision.number,
    select(_next.created_at)
    .where(_next.content_id == Revision.content_id, _next.number > Revision.number, _next.action != "suggested")
    .order_by(_next.number).limit(1).correlate(Revision).scalar_subquery(),
).where(
    Revision.content_id == bindparam("content"), ~IS_SUGGESTION,
    Revision.number.in_(bindparam("numbers", expanding=True)),
)  # fmt: skip


def supporters(content: Content, said: Row | None = None) -> int:
    """Return how many people agree with what a content says now; `said` is what `SAID` gives, if that is known."""
    connection = content.session.connection()
    said = said or tuple(connection.execute(SAID, {"content": content.id}).one())
    if not said[0]:
        return 0
    known = (content.uuid, content.latest_number, said)
    if known not in COUNTED:
        standing = connection.execute(STANDING, {"content": content.id}).all()
        if len(COUNTED) >= KEPT:
            COUNTED.clear()
        COUNTED[known] = _held({row[0]: row[1] for row in standing}, content)
    return COUNTED[known]


def support_had(content: Content, numbers: Collection[int]) -> dict[int, int]:
    """Return how many agreed with what each of these revisions said, when it was last what the content said.

    That is when the next one came, or now. Those without support are left out.
    """
    said = tuple(content.session.connection().execute(SAID, {"content": content.id}).one())
    if not said[0]:
        return {}
    if len(HAD) >= KEPT:
        HAD.clear()
    known = HAD.setdefault((content.uuid, content.latest_number, said), {})
    if missing := set(numbers) - known.keys():
        found = support_until(content, missing, None)
        known.update((number, found.get(number, 0)) for number in missing)
    return {number: known[number] for number in numbers if known[number]}


def support_until(content: Content, numbers: Collection[int], until: datetime | None) -> dict[int, int]:
    """Return the same as it was at a moment, or earlier where the next revision had come by then."""
    connection, asked = content.session.connection(), {"content": content.id}
    acts = connection.execute(ALL, asked).all()
    stood = connection.execute(ENDS, {**asked, "numbers": sorted(numbers)})
    moments = {row[0]: _earlier(row[1], until) for row in stood}
    holding = Holding(content, {*moments, *(act.revision for act in acts)})
    return {
        number: sum(people for agreed, people in standing.items() if holding.holds(agreed, number))
        for number, standing in _standing_at(acts, moments)
    }


def _held(standing: Mapping[int, int], content: Content) -> int:
    holding = Holding(content, {*standing, content.latest_number})
    return sum(people for agreed, people in standing.items() if holding.holds(agreed, content.latest_number))


def _earlier(end: datetime | None, until: datetime | None) -> datetime | None:
    return min((moment for moment in (end, until) if moment), default=None)


def _standing_at(
    acts: Sequence[Any], moments: Mapping[int, datetime | None]
) -> Iterator[tuple[int, Counter[int]]]:
    """Yield for each moment how many people agreed with which revision then; None is now."""
    waiting = sorted(moments.items(), key=lambda one: (one[1] is None, one[1]))
    agreed, told, people = Counter[int](), 0, dict[int, int]()
    for number, moment in waiting:
        while told < len(acts) and (moment is None or acts[told].said_at <= moment):
            _count(acts[told], people, agreed)
            told += 1
        yield number, +agreed


def _count(act: Any, people: dict[int, int], agreed: Counter[int]) -> None:
    before = people.pop(act.person_id, None)
    if before is not None:
        agreed[before] -= 1
    if act.stance == Stance.AGREED:
        people[act.person_id] = act.revision
        agreed[act.revision] += 1
