"""What waits for a moderator: approved or declined with one tap; its writer sees what becomes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import abort, render_template

from wikiapp.filters.held import Held
from wikiapp.filters.releasing import CanNotBe, release
from wikiapp.language import gettext as _
from wikiapp.moderation.act import Deed, note
from wikiapp.moderation.blueprint import bp
from wikiapp.people.permitting import person_with
from wikiapp.people.present import present_person
from wikiapp.people.role import Role
from wikiapp.rendering import render_text
from wikiapp.web import transaction
from wikiapp.web.answer import see_other, tell, url

if TYPE_CHECKING:
    from wikiapp.web.answer import Answer

QUEUE = "/moderation#ui_held"


@bp.get("/held/<int:number>")
def held_page(number: int) -> Answer:
    """Show its writer, and moderators, what waits and what became of it; it is there for nobody else."""
    held = _held(number)
    person = present_person()
    if person is None or not (person.id == held.person_id or person.is_at_least(Role.MODERATOR)):
        abort(404)
    html = render_text(transaction.session(), held.body, held.language)
    return render_template("moderation/held.html", held=held, html=html, own=person.id == held.person_id)


@bp.post("/held/<int:number>/approval")
def approve(number: int) -> Answer:
    """Let everybody see it."""
    by, held = person_with(Role.MODERATOR), _held(number)
    if held.decided_at:
        return see_other(QUEUE)
    try:
        with transaction.session().begin_nested():
            became = release(held, by=by)
    except CanNotBe as error:
        return _not_now(held, error)
    note(Deed.APPROVED, by=by, person=held.person, content=became)
    transaction.session().commit()
    tell(_("Approved. What %(name)s writes goes free from now on.") % {"name": held.person.name})
    return see_other(QUEUE)


@bp.post("/held/<int:number>/decline")
def decline(number: int) -> Answer:
    """Let nothing come of it; the text is kept for its writer."""
    by, held = person_with(Role.MODERATOR), _held(number)
    if not held.decided_at:
        held.decline(by=by)
        note(Deed.DECLINED, by=by, person=held.person, reason=held.title)
    transaction.session().commit()
    tell(_("Declined. %(name)s still has the text.") % {"name": held.person.name})
    return see_other(QUEUE)


def _held(number: int) -> Held:
    return transaction.session().get(Held, number) or abort(404)


def _not_now(held: Held, error: CanNotBe) -> Answer:
    if error.reason == "changed" and held.is_suggestion and held.content:
        tell(_("The text was changed there meanwhile. Take the suggestion up here, place by place."), "note")
        return see_other(url(held.content, f"revisions/{held.number}"))
    if error.reason == "changed" and held.content and not held.content.published_at:
        held.show_newest()
        transaction.session().commit()
    tell(_why(error), "note")
    return see_other(held.path)


def _why(error: CanNotBe) -> str:
    return {
        "gone": _("What it is about isn't there any longer, so it can't be approved."),
        "changed": _("It was changed meanwhile. Look at it again."),
        "taken": _(
            "There is something of that title by now, so it can't be begun. Decline it, or join the two by hand."
        ),
    }[error.reason]
