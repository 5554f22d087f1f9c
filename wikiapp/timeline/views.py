"""What has happened lately: everybody's changes, and one person's."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from flask import Blueprint, abort, render_template, request
from sqlalchemy.orm import joinedload

from wikiapp.content import Content, Revision
from wikiapp.people.person import Person
from wikiapp.web import transaction
from wikiapp.web.answer import same_for_all, with_query

if TYPE_CHECKING:
    from sqlalchemy import Select

    from wikiapp.web.answer import Answer

ROOM = 50  # revisions on one page
LARGEST_NUMBER = 2**31 - 1  # that a row can have
TOLD = (joinedload(Revision.content).joinedload(Content.latest),)

bp = Blueprint("timeline", __name__)


@bp.get("/changes")
def changes() -> Answer:
    """List everybody's changes by day."""
    revisions, older = _page_of(Revision.lately())
    days = [(day, list(of_day)) for day, of_day in groupby(revisions, lambda one: one.created_at.date())]
    same_for_all()
    return render_template("timeline/changes.html", days=days, older=older, newer=_first_page())


@bp.get(f"/people/<int(max={LARGEST_NUMBER}):number>")
def person(number: int) -> Answer:
    """List what one person has written."""
    who = person_of(number)
    revisions, older = _page_of(Revision.lately().where(Revision.author_id == who.id))
    same_for_all()
    return render_template("people/person.html", who=who, revisions=revisions, older=older, newer=_first_page())


def person_of(number: int) -> Person:
    """Return the person of that number; answers 404."""
    return transaction.session().get(Person, number) or abort(404)


def _page_of(chosen: Select[Revision]) -> tuple[list[Revision], str | None]:
    before = request.args.get("before", type=int)
    if before is not None:
        chosen = chosen.where(Revision.id < min(before, LARGEST_NUMBER))
    found = list(transaction.session().scalars(chosen.options(*TOLD).limit(ROOM + 1)))
    older = with_query(request.path, before=found[ROOM - 1].id) if len(found) > ROOM else None
    return found[:ROOM], older


def _first_page() -> str | None:
    return request.path if "before" in request.args else None
