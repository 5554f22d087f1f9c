"""The page of one person: what they wrote, and how much of it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import abort, render_template

from wikiapp.content import Revision
from wikiapp.content.suppression import Hidden, shown
from wikiapp.people.claim import identities
from wikiapp.people.person import Person
from wikiapp.timeline.lines import lines, stamped, stamps
from wikiapp.timeline.living import living
from wikiapp.timeline.paging import ROOM, before, first_page, older
from wikiapp.timeline.views import bp
from wikiapp.web import transaction
from wikiapp.web.answer import same_for_all

if TYPE_CHECKING:
    from sqlalchemy import Select

    from wikiapp.web.answer import Answer


@bp.get("/people/<int:number>")
def person(number: int) -> Answer:
    """List what one person has written."""
    who = person_of(number)
    works = works_of(who)
    if (newest := before()) is not None:
        works = works.where(Revision.id < newest)
    found = stamps(transaction.session(), stamped(works.limit(ROOM + 1)))
    same_for_all()
    return render_template(
        "people/person.html", who=who, lines=lines(found[:ROOM]), newer=first_page(),
        older=older(found[ROOM - 1].id if len(found) > ROOM else None),
        living=living(transaction.session(), _numbers(who)),
    )  # fmt: skip


def person_of(number: int) -> Person:
    """Return the person of that number; answers 404."""
    return transaction.session().get(Person, number) or abort(404)


def works_of(who: Person) -> Select[Revision]:
    """Find what a person has written, newest first, as a guest too whom they took along.

    What nobody may know to be theirs is left out.
    """
    theirs = Revision.author_id.in_(_numbers(who))
    return Revision.lately().where(theirs, shown(Hidden.AUTHOR, Revision.hidden))


def _numbers(who: Person) -> list[int]:
    return [one.id for one in identities(who)]
