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
from wikiapp.people.second_factor.proving import remove, second_factor_of
from wikiapp.web import transaction
from wikiapp.web.answer import absolute, see_other, tell

if TYPE_CHECKING:
    from wikiapp.people.person import Person
    from wikiapp.web.answer import Answer


@bp.get("/people/<int:number>/appointments")
def appointment_form(number: int) -> Answer:
    """Ask which role a person shall have."""
    person_with(Role.HOST)
    who = _with_account(number)
    has_factor = second_factor_of(who) is not None
    return render_template("moderation/appointment.html", who=who, roles=GIVEN, has_factor=has_factor)


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


@bp.post("/people/<int:number>/second-factor-removals")
def turn_second_factor_off(number: int) -> Answer:
    """Ask somebody for the second factor no more who has lost it."""
    by, who = person_with(Role.HOST), _with_account(number)
    if not remove(who):
        abort(404)
    note(Deed.SECOND_FACTOR_OFF, by=by, person=who, reason=request.form.get("summary", ""))
    transaction.session().commit()
    tell(_("Done."))
    return see_other(f"{who.path}/appointments")


def _with_account(number: int) -> Person:
    who = person_of(number)
    return abort(404) if who.is_guest else who
