"""What has become of the changes that comments propose: open, taken over, or declined; by whom and when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import bindparam, select

from wikiapp.content import Content, Revision
from wikiapp.content.diff import Mark
from wikiapp.content.revision import IS_SUGGESTION
from wikiapp.content.suppression import Hidden, shown
from wikiapp.discussion.comment import PARENT_ID
from wikiapp.discussion.proposal import Decline
from wikiapp.people.nobody import NOBODY
from wikiapp.people.person import Person

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from sqlalchemy.orm import Session

AROUND = 60  # letters that stay, shown before and after what changes
DECLINES = (
    select(
        PARENT_ID.label("proposal"), Content.id, Content.created_at, Person.name, Revision.hidden.label("hidden")
    )
    .join(Decline, Decline.comment_id == Content.id)
    .join(Revision, (Revision.content_id == Content.id) & (Revision.number == 1))
    .join(Person, Person.id == Revision.author_id)
    .where(PARENT_ID.in_(bindparam("proposals", expanding=True)), Content.deleted_at.is_(None))
    .order_by(Content.id)
)


class Told(NamedTuple):
    """Who did it, when, and the number of the revision or of the comment that tells of it."""

    who: str
    at: datetime
    number: int


@dataclass(frozen=True)
class State:
    """A proposed change as suggestion `number`: its words as (mark, text), and what became of it."""

    number: int
    words: list[tuple[str, str]]
    taken: Told | None = None
    declined: Told | None = None


def states(session: Session, content: Content, proposals: Mapping[int, int]) -> dict[int, State]:
    """Return what has become of proposals, given the numbers of their suggestions, by their comments' numbers."""
    made = _made(session, content, proposals)
    if not made:
        return {}
    taken, declined = _taken(session, content, made), _declined(session, made)
    return {
        comment: State(number, list(_words(content, number)), taken.get(number), declined.get(comment))
        for comment, number in made.items()
    }


def _made(session: Session, content: Content, proposals: Mapping[int, int]) -> dict[int, int]:
    """Return those whose suggestions are there to be seen; a copy of a wiki may come in pieces."""
    if not proposals:
        return {}
    numbers = select(Revision.number).where(
        Revision.content_id == content.id, IS_SUGGESTION, shown(Hidden.TEXT, Revision.hidden)
    )
    there = set(session.scalars(numbers.where(Revision.number.in_(proposals.values()))))
    return {comment: number for comment, number in proposals.items() if number in there}


def _taken(session: Session, content: Content, proposals: Mapping[int, int]) -> dict[int, Told]:
    by = content.history.settled(list(proposals.values()))
    found = session.scalars(Revision.of(content).where(Revision.number.in_(set(by.values()))))
    told = {one.number: Told(one.author.name, one.created_at, one.number) for one in found}
    return {number: told[later] for number, later in by.items()}


def _declined(session: Session, proposals: Mapping[int, int]) -> dict[int, Told]:
    rows = session.connection().execute(DECLINES, {"proposals": list(proposals)})
    return {row.proposal: Told(_known(row), row.created_at, row.id) for row in rows}


def _known(row: Any) -> str:
    name: str = NOBODY.name if (row.hidden or 0) & Hidden.AUTHOR else row.name
    return name


def _words(content: Content, number: int) -> Iterator[tuple[str, str]]:
    for piece in content.history.diff(content.history.stood_before(number), number).pieces:
        changes = any(mark != Mark.SAME for mark, _ in piece.parts)
        for place, (mark, text) in enumerate(piece.parts if changes else ()):
            first, last = place == 0, place == len(piece.parts) - 1
            yield mark, _cut(text.strip("\n"), first=first, last=last) if mark == Mark.SAME else text.strip("\n")


def _cut(text: str, *, first: bool, last: bool) -> str:
    if first and len(text) > AROUND:
        return f"… {text[-AROUND:].partition(' ')[2]}"
    if last and len(text) > AROUND:
        return f"{text[:AROUND].rpartition(' ')[0]} …"
    return text
