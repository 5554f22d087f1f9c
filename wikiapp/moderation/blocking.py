"""Blocking a person, ending it, and what a blocked one is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import abort, render_template, request

from wikiapp.language import gettext as _
from wikiapp.moderation import times
from wikiapp.moderation.act import Deed, note
from wikiapp.moderation.appeal import Appeal
from wikiapp.moderation.blueprint import bp
from wikiapp.people.block import FOREVER, Block, Blocked, Unblockable, block
from wikiapp.people.permitting import person_with
from wikiapp.people.person import Person
from wikiapp.people.present import present_person
from wikiapp.people.role import Role
from wikiapp.web import transaction
from wikiapp.web.answer import see_other, tell

if TYPE_CHECKING:
    from flask import Flask

    from wikiapp.web.answer import Answer


def use(app: Flask) -> None:
    """Tell whoever is blocked so, kindly, whatever it was that they sent."""
    app.register_error_handler(Blocked, _blocked)


@bp.get("/people/<int:number>/blocks")
def block_form(number: int) -> Answer:
    """Ask for how long, and why."""
    person_with(Role.MODERATOR)
    who = person_of(number)
    held = transaction.session().scalars(Block.of(who)).first()
    return render_template("moderation/block.html", who=who, held=held, lengths=times.lengths(), errors={})


@bp.post("/people/<int:number>/blocks")
def block_person(number: int) -> Answer:
    """Let a person write nothing for a while."""
    by, who = person_with(Role.MODERATOR), person_of(number)
    minutes, reason = (
        times.chosen(request.form.get("for"), times.lengths()),
        request.form.get("summary", "").strip(),
    )
    try:
        made = block(who, by=by, reason=reason[:500], until=times.until(minutes) or FOREVER)
    except Unblockable:
        return _refused(who)
    note(Deed.BLOCKED, by=by, person=who, reason=reason, until=None if made.lasts else made.expires_at.isoformat())
    transaction.session().commit()
    tell(_("Blocked: %(name)s can read, and tell you why that is wrong, but not write.") % {"name": who.name})
    return see_other(who.path)


@bp.post("/people/<int:number>/unblocks")
def unblock(number: int) -> Answer:
    """End a block."""
    by, who = person_with(Role.MODERATOR), person_of(number)
    for held in transaction.session().scalars(Block.of(who)):
        held.end()
        note(Deed.UNBLOCKED, by=by, person=who, reason=request.form.get("summary", ""))
    transaction.session().commit()
    tell(_("%(name)s can write again.") % {"name": who.name})
    return see_other(who.path)


@bp.post("/appeals")
def appeal() -> Answer:
    """Take what a blocked person says to it."""
    who = present_person() or abort(403)
    held = transaction.session().scalars(Block.of(who)).first() or abort(404)
    words = " ".join(request.form.get("words", "").split())
    if words:
        transaction.session().add(Appeal.against(held, words))
        transaction.session().commit()
    tell(_("Thank you. A moderator will read it."))
    return see_other("/")


def person_of(number: int) -> Person:
    """Return the person of that number; answers 404."""
    return transaction.session().get(Person, number) or abort(404)


def _blocked(blocked: Blocked) -> Answer:
    kept = request.form.get("body", "")
    return render_template("moderation/blocked.html", block=blocked.block, kept=kept), 403


def _refused(who: Person) -> Answer:
    transaction.only_read()
    sentence = _("Nobody can block somebody who may do as much as they themselves.")
    shown = render_template(
        "moderation/block.html",
        who=person_of(who.id),
        held=None,
        lengths=times.lengths(),
        errors={"for": sentence},
    )
    return shown, 422
