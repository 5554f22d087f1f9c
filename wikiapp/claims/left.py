"""What became of somebody's words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import func, select

from wikiapp.content import Content, Revision
from wikiapp.content.revision import IS_SUGGESTION
from wikiapp.content.sight import in_sight
from wikiapp.content.size import WORD
from wikiapp.content.suppression import Hidden, shown
from wikiapp.discussion.comment import COMMENT, PARENT_ID, Comment
from wikiapp.people.person import Person

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sqlalchemy import Select

LONGEST = 300  # letters of them that are shown
NAMED = 5  # people who changed a text since


class Left(NamedTuple):
    """How many of somebody's words a text still says, which, and who changed it since they wrote there last."""

    content: Content
    words: int
    said: str
    since: int
    changed_by: Sequence[Person]

    @classmethod
    def of(cls, content: Content, people: Collection[Person]) -> Left:
        """Find out what is left of the words that these people, who are one, have written."""
        own = _own_runs(content, people)
        since = _last_number(content, people)
        return cls(
            content, sum(len(WORD.findall(run)) for run in own), _shortened(" … ".join(own)), since,
            _changed_by(content, since),
        )  # fmt: skip


def texts_of(people: Collection[Person]) -> Select[Content]:
    """Find what these people wrote in, comments aside, where they wrote last at the beginning."""
    wrote = (
        select(Revision.content_id, func.max(Revision.id).label("last"))
        .where(Revision.author_id.in_(_numbers(people)), ~IS_SUGGESTION)
        .group_by(Revision.content_id)
        .subquery()
    )
    texts = select(Content).join(wrote, wrote.c.content_id == Content.id)
    return texts.where(in_sight(Content), Content.kind != COMMENT).order_by(wrote.c.last.desc())


def answers_to(people: Collection[Person]) -> Select[Comment]:
    """Find what others answered to these people's comments, the newest first."""
    began = select(Revision.content_id).where(Revision.number == 1, Revision.author_id.in_(_numbers(people)))
    answers = select(Comment).where(PARENT_ID.in_(began), Comment.id.not_in(began), in_sight(Comment))
    return answers.order_by(Comment.id.desc())


def _own_runs(content: Content, people: Collection[Person]) -> list[str]:
    written = content.history.written()
    if written is None:
        return []
    own = {number for number, origin in written.origins.items() if origin.person in people}
    return [" ".join(run.text.split()) for run in written.runs if run.origin in own and WORD.search(run.text)]


def _last_number(content: Content, people: Collection[Person]) -> int:
    numbers = select(func.max(Revision.number)).where(
        Revision.content_id == content.id, Revision.author_id.in_(_numbers(people)), ~IS_SUGGESTION
    )
    return content.session.scalar(numbers) or 0


def _changed_by(content: Content, since: int) -> Sequence[Person]:
    later = (
        select(Revision.author_id, func.max(Revision.number).label("number"))
        .where(Revision.content_id == content.id, Revision.number > since, ~IS_SUGGESTION)
        .where(shown(Hidden.AUTHOR, Revision.hidden))
        .group_by(Revision.author_id)
        .subquery()
    )
    people = select(Person).join(later, later.c.author_id == Person.id).order_by(later.c.number.desc())
    return content.session.scalars(people.limit(NAMED)).all()


def _shortened(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[:LONGEST].rsplit(' ', 1)[0]} …"


def _numbers(people: Collection[Person]) -> list[int]:
    return [person.id for person in people]
