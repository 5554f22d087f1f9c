"""Whether somebody new may begin at once, or their browser works for it first: nobody has to solve anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import current_app, g, render_template, request

from wikiapp.language import gettext as _
from wikiapp.newcomers.budget import share_used, spend
from wikiapp.newcomers.proof import accept, challenge
from wikiapp.people.first_writings import hold_first_writings
from wikiapp.people.present import before_each_write
from wikiapp.web import transaction
from wikiapp.web.answer import Answered
from wikiapp.web.errors import error_page
from wikiapp.web.forms import age_of_form

if TYPE_CHECKING:
    from flask import Flask
    from sqlalchemy.orm import Session

    from wikiapp.people.person import Person
    from wikiapp.web.answer import Answer

TRAP = "website"  # a field that people don't see
HURRY = 3  # seconds in which hardly anybody has read a form, filled it in and sent it
STRAINED, STRAINED_BY_HURRY = 1 / 2, 1 / 4  # of the budget
OURS = {"csrf_token", "proof", "to_moderator", TRAP}


def use(app: Flask) -> None:
    """Look at whoever is about to write for the first time."""
    before_each_write(app, _look)


def vouch() -> None:
    """Let whoever writes by this request be as welcome as one who is known: somebody has seen them."""
    g.vouched = True


def _look(person: Person) -> None:
    if person.id is not None or g.get("vouched", False):
        return
    session = transaction.session()
    proof = request.form.get("proof", "")
    if proof and accept(session, current_app.config["SECRET_KEY"], proof):
        return
    if not _waits() and _is_doubtful(session):
        raise Answered(_work_asked())
    spend(session)


def _is_doubtful(session: Session) -> bool:
    used = share_used(session)
    hurried = age_of_form() < HURRY
    return used >= STRAINED or (hurried and used >= STRAINED_BY_HURRY) or bool(request.form.get(TRAP))


def _waits() -> bool:
    """Let a text wait for a moderator if its writer chose that, as whoever has no script may."""
    waits = "to_moderator" in request.form and "body" in request.form
    if waits:
        hold_first_writings()
    return waits


def _work_asked() -> Answer:
    transaction.only_read()
    if request.files:
        sentence = _(
            "Many new guests are here just now, so files are taken from those who have written something."
        )
        return error_page(429, _("Write a sentence first, please"), sentence)
    typed = [(name, value) for name, value in request.form.items(multi=True) if name not in OURS | {"body"}]
    page = render_template(
        "newcomers/proof.html", challenge=challenge(current_app.config["SECRET_KEY"]), typed=typed,
        body=request.form.get("body"), action=request.full_path.rstrip("?"),
    )  # fmt: skip
    return page, 429, {"Retry-After": "1"}
