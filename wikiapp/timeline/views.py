"""What has happened lately: everybody's changes, and one person's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template, request

from wikiapp.content.seen import see
from wikiapp.people.permitting import person_with
from wikiapp.people.present import present_person
from wikiapp.people.role import Role
from wikiapp.telling import kinds
from wikiapp.timeline.filters import Filter
from wikiapp.timeline.finding import SPAN, Finding
from wikiapp.timeline.form import form
from wikiapp.timeline.grouping import by_day
from wikiapp.timeline.lines import lines
from wikiapp.timeline.paging import ROOM, before, first_page, older
from wikiapp.timeline.stamps import asking
from wikiapp.web import transaction
from wikiapp.web.answer import own_address, same_for_all, see_other

if TYPE_CHECKING:
    from wikiapp.web.answer import Answer

ROOM_OF_GROUPS = 100  # revisions on one page where many of them are folded away

bp = Blueprint("timeline", __name__)


@bp.get("/changes")
def changes() -> Answer:
    """List everybody's changes by day; moderators see which of them nobody has looked at."""
    wanted, moderates = asked(), _moderates()
    room = ROOM_OF_GROUPS if wanted.group else ROOM
    told = asking(titled=bool(wanted.group), moderates=moderates)
    found = Finding(transaction.session(), wanted, before()).page(room, told)
    same_for_all()
    return render_template(
        "timeline/changes.html", days=by_day(lines(found.changes), by_content=bool(wanted.group)),
        older=older(found.older, **wanted.query), newer=first_page(**wanted.query), wanted=wanted, span=SPAN,
        form=form(wanted, moderates=moderates), unseen=[one.id for one in found.changes if one.unseen],
    )  # fmt: skip


@bp.post("/changes/seen")
def mark_as_seen() -> Answer:
    """Tell the other moderators that somebody has looked at some revisions."""
    by = person_with(Role.MODERATOR)
    see(transaction.session(), request.form.getlist("revision", type=int)[:ROOM_OF_GROUPS], by)
    transaction.session().commit()
    return see_other(own_address(request.form.get("next", "/changes")))


def asked() -> Filter:
    """Return what the address asks for, as far as it is for whoever asks."""
    return Filter.asked(kinds(), knows_devices=_moderates())


def _moderates() -> bool:
    person = present_person()
    return person is not None and person.is_at_least(Role.MODERATOR)
