"""Giving people roles, and links by which they sign in again: what hosts do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import abort, render_template, request

from wikiapp.language import gettext as _
from wikiapp.moderation.act import Deed, note
from wikiapp.moderation.blocking import person_of
from wikiapp.moderation.blueprint import bp
from wikiapp.people.appointment import appoint
from wikiapp.people.one_time_link import LASTS, link_for
from wikiapp.people.permitting import person_with
from wikiapp.people.role import GIVEN, Role
from wikiapp.web import transaction
from wikiapp.web.answer import absolute, see_other, tell

if TYPE_CHECKING:
    from wikiapp.people.person import Person
    from wikiapp.web.answer import Answer


@bp.get("/people/<int:number>/appointments")
def appointment_form(number: int) -> Answer:
    """Ask which role a person shall have."""
    person_with(Role.HOST)
    return render_template("moderation/appointment.html", who=_with_account(number), roles=GIVEN)


@bp.post("/people/<int:number>/appointments")
def give_role(number: int) -> Answer:
    """Give a person another role."""
    by, who = person_with(Role.HOST), _with_account(number)
    wanted = request.form.get("role", "")
    if wanted not in GIVEN or who == by:  # or else there might be no host left
        abort(400)
    appoint(who, Role(wanted), by=by)
    note(Deed.APPOINTED, by=by, person=who, reason=request.form.get("summary", ""), role=wanted)
    transaction.session().commit()
    tell(_("Done."))
    return see_other(who.path)


@bp.post("/people/<int:number>/links")
def make_link(number: int) -> Answer:
    """Make a link by which somebody who has forgotten the password signs in once, and show it this once."""
    by, who = person_with(Role.HOST), _with_account(number)
    link = absolute(link_for(who, by))
    transaction.session().commit()
    return render_template("moderation/link.html", who=who, link=link, days=LASTS.days)


def _with_account(number: int) -> Person:
    who = person_of(number)
    return abort(404) if who.is_guest else who
