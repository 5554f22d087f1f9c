"""The page of one person: what they wrote, and how much of it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import abort, render_template

from wikiapp.content import Revision
from wikiapp.content.suppression import Hidden, hidden_of, shown
from wikiapp.people.claim import identities
from wikiapp.people.person import Person
from wikiapp.timeline.grouping import Bundle
from wikiapp.timeline.lines import lines
from wikiapp.timeline.living import living
from wikiapp.timeline.paging import ROOM, before, first_page, older
from wikiapp.timeline.stamps import PLAIN, stamps
from wikiapp.timeline.views import bp
from wikiapp.web import transaction
from wikiapp.web.answer import same_for_all

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Select

    from wikiapp.web.answer import Answer


@bp.get("/people/<int:number>")
def person(number: int) -> Answer:
    """List what one person has written."""
    who = person_of(number)
    works = PLAIN.where(*_theirs(who))
    if (newest := before()) is not None:
        works = works.where(Revision.id < newest)
    found = stamps(transaction.session(), works.limit(ROOM + 1))
    same_for_all()
    return render_template(
        "people/person.html", who=who, works=Bundle(lines(found[:ROOM])), newer=first_page(),
        older=older(found[ROOM - 1].id if len(found) > ROOM else None),
        living=living(transaction.session(), _numbers(who)),
    )  # fmt: skip


def person_of(number: int) -> Person:
    """Return the person of that number; answers 404."""
    return transaction.session().get(Person, number) or abort(404)


def works_of(who: Person) -> Select[Revision]:
    """Find what a person has written, newest first."""
    return Revision.lately().where(*_theirs(who))


def _theirs(who: Person) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions that they wrote it, as a guest too whom they took along, and that anybody may know."""
    return Revision.author_id.in_(_numbers(who)), shown(Hidden.AUTHOR, hidden_of(Revision.id))


def _numbers(who: Person) -> list[int]:
    return [one.id for one in identities(who)]
