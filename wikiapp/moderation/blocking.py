"""Blocking a person, ending it, and what a blocked one is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import abort, render_template, request

from wikiapp.language import gettext as _
from wikiapp.moderation import times
from wikiapp.moderation.act import Deed, note
from wikiapp.moderation.appeal import Appeal
from wikiapp.moderation.block_form import BlockForm, whats
from wikiapp.moderation.blueprint import bp
from wikiapp.moderation.stopping import blocks_here
from wikiapp.people.block import Block, Blocked, Unblockable, What, block
from wikiapp.people.permitting import person_with
from wikiapp.people.person import Person
from wikiapp.people.place_block import PlaceAppeal, PlaceBlock
from wikiapp.people.present import present_person
from wikiapp.people.role import Role
from wikiapp.web import transaction
from wikiapp.web.answer import see_other, tell

if TYPE_CHECKING:
    from flask import Flask

    from wikiapp.people.block import Blocking
    from wikiapp.web.answer import Answer

MOST_OBJECTIONS = 50  # to one block: many may be at one place


def use(app: Flask) -> None:
    """Tell whoever is blocked so, kindly, whatever it was that they sent."""
    app.register_error_handler(Blocked, _blocked)


@bp.get("/people/<int:number>/blocks")
def block_form(number: int) -> Answer:
    """Ask for how long, what, and why."""
    person_with(Role.MODERATOR)
    return _form(person_of(number), BlockForm(), {})


@bp.post("/people/<int:number>/blocks")
def block_person(number: int) -> Answer:
    """Let a person not write for a while."""
    by, who, form = person_with(Role.MODERATOR), person_of(number), BlockForm.posted()
    if errors := form.errors():
        return _refused(who, form, errors)
    try:
        made = block(who, by=by, reason=form.reason, until=form.until, what=What(form.what), pages=form.pages)
    except Unblockable:
        sentence = _("Nobody can block somebody who may do as much as they themselves.")
        return _refused(who, form, {"for": sentence})
    note(Deed.BLOCKED, by=by, person=who, reason=form.reason, **details(made))
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
    """Take what somebody who is blocked says to it."""
    who, session = present_person(), transaction.session()
    found = blocks_here(who)
    chosen = [one for one in found if f"{one.__tablename__} {one.id}" == request.form.get("block")] or found
    if not chosen:
        abort(403 if who is None else 404)
    words = " ".join(request.form.get("words", "").split())
    if words:
        session.add(_objection(chosen[0], words))
        session.commit()
    tell(_("Thank you. A moderator will read it."))
    return see_other("/")


def person_of(number: int) -> Person:
    """Return the person of that number; answers 404."""
    return transaction.session().get(Person, number) or abort(404)


def details(made: Blocking) -> dict[str, Any]:
    """Return what the log tells of a block, besides."""
    until = None if made.lasts else made.expires_at.isoformat()
    return {"until": until} if made.what == What.EVERYTHING else {"until": until, "scope": made.what}


def _objection(block: Block | PlaceBlock, words: str) -> Appeal | PlaceAppeal:
    if isinstance(block, Block):
        return Appeal.against(block, words)
    said = transaction.session().scalars(PlaceAppeal.open().where(PlaceAppeal.block_id == block.id)).all()
    return PlaceAppeal.against(block, words) if len(said) < MOST_OBJECTIONS else abort(429)


def _blocked(blocked: Blocked) -> Answer:
    transaction.only_read()
    held = transaction.session().get_one(blocked.sort, blocked.number)
    kept = request.form.get("body", "")
    return render_template("moderation/blocked.html", block=held, kept=kept), 403


def _form(who: Person, form: BlockForm, errors: dict[str, str]) -> Answer:
    held = transaction.session().scalars(Block.of(who)).first()
    shown = render_template(
        "moderation/block.html", who=who, held=held, form=form, lengths=times.lengths(), whats=whats(),
        errors=errors,
    )  # fmt: skip
    return shown, 422 if errors else 200


def _refused(who: Person, form: BlockForm, errors: dict[str, str]) -> Answer:
    transaction.only_read()
    return _form(person_of(who.id), form, errors)
