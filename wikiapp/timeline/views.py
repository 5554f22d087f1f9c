"""What has happened lately: everybody's changes, and one person's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, abort, render_template, request
from sqlalchemy.orm import joinedload

from wikiapp.content import Content, Revision
from wikiapp.content.seen import see, seen_among
from wikiapp.content.suppression import Hidden, shown
from wikiapp.database import LARGEST_NUMBER
from wikiapp.filters.hit import tags_of
from wikiapp.people.permitting import person_with
from wikiapp.people.person import Person
from wikiapp.people.present import present_person
from wikiapp.people.role import Role
from wikiapp.telling import DEVICE, STAND, kinds, places
from wikiapp.timeline.filters import Filter
from wikiapp.timeline.finding import SPAN, Finding
from wikiapp.timeline.grouping import by_day
from wikiapp.web import transaction
from wikiapp.web.answer import own_address, same_for_all, see_other, with_query

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Select

    from wikiapp.web.answer import Answer

ROOM, ROOM_OF_GROUPS = 50, 100  # revisions on one page, and where many of them are folded away
TOLD = (joinedload(Revision.content).joinedload(Content.latest),)

bp = Blueprint("timeline", __name__)


@bp.get("/changes")
def changes() -> Answer:
    """List everybody's changes by day; moderators see which of them nobody has looked at."""
    wanted = asked()
    room = ROOM_OF_GROUPS if wanted.group else ROOM
    found = Finding(transaction.session(), wanted, TOLD, _before()).page(room)
    revisions = found.revisions
    days = by_day(revisions, by_content=bool(wanted.group))
    same_for_all()
    return render_template(
        "timeline/changes.html", days=days, older=_older(found.older, **wanted.query),
        newer=_first_page(**wanted.query), wanted=wanted, kinds=kinds(), unseen=_unseen(revisions),
        tags=_tags(revisions), span=SPAN, stands=places(STAND),
        devices=places(DEVICE) if _moderates() else {},
    )  # fmt: skip


@bp.post("/changes/seen")
def mark_as_seen() -> Answer:
    """Tell the other moderators that somebody has looked at some revisions."""
    by = person_with(Role.MODERATOR)
    see(transaction.session(), request.form.getlist("revision", type=int)[:ROOM_OF_GROUPS], by)
    transaction.session().commit()
    return see_other(own_address(request.form.get("next", "/changes")))


@bp.get("/people/<int:number>")
def person(number: int) -> Answer:
    """List what one person has written."""
    who = person_of(number)
    revisions, older = _page_of(works_of(who))
    same_for_all()
    return render_template("people/person.html", who=who, revisions=revisions, older=older, newer=_first_page())


def asked() -> Filter:
    """Return what the address asks for, as far as it is for whoever asks."""
    return Filter.asked(kinds(), knows_devices=_moderates())


def person_of(number: int) -> Person:
    """Return the person of that number; answers 404."""
    return transaction.session().get(Person, number) or abort(404)


def works_of(who: Person) -> Select[Revision]:
    """Find what a person has written, newest first, but for what nobody may know to be theirs."""
    return Revision.lately().where(Revision.author_id == who.id, shown(Hidden.AUTHOR, Revision.hidden))


def _unseen(revisions: Sequence[Revision]) -> set[int]:
    """Return which of the revisions nobody has looked at, as a moderator is told."""
    if not _moderates():
        return set()
    numbers = {one.id for one in revisions}
    return numbers - seen_among(transaction.session(), numbers)


def _tags(revisions: Sequence[Revision]) -> dict[int, list[tuple[int, str]]]:
    return tags_of(transaction.session(), {one.id for one in revisions})


def _moderates() -> bool:
    person = present_person()
    return person is not None and person.is_at_least(Role.MODERATOR)


def _page_of(chosen: Select[Revision]) -> tuple[list[Revision], str | None]:
    if (before := _before()) is not None:
        chosen = chosen.where(Revision.id < before)
    found = list(transaction.session().scalars(chosen.options(*TOLD).limit(ROOM + 1)))
    return found[:ROOM], _older(found[ROOM - 1].id if len(found) > ROOM else None)


def _before() -> int | None:
    before = request.args.get("before", type=int)
    return None if before is None else min(before, LARGEST_NUMBER)


def _older(before: int | None, **query: str) -> str | None:
    return None if before is None else with_query(request.path, before=before, **query)


def _first_page(**query: str) -> str | None:
    return with_query(request.path, **query) if "before" in request.args else None
