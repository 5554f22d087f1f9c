"""Who is at the other end of a request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import current_app, g, request
from flask import session as cookie

from wikiapp import language
from wikiapp.database import now
from wikiapp.language import gettext as _
from wikiapp.language import ngettext
from wikiapp.people.block import insist_on_unblocked
from wikiapp.people.budget import BudgetSpent, spend
from wikiapp.people.names import made_up_name
from wikiapp.people.person import Person, on_a_line
from wikiapp.people.role import called
from wikiapp.people.sign_in import SignIn, device_of, person_and_sign_in
from wikiapp.web import transaction
from wikiapp.web.errors import error_page

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask

    from wikiapp.web.answer import Answer

PERSON, SIGN_IN = "person", "sign_in"  # what the signed cookie calls the numbers of the two
SPEAKS_FOR = "speaks_for"  # by which a request names whoever's token it bears: see `wikiapp.people.tokens`


def use(app: Flask) -> None:
    """Let templates know the person."""
    app.extensions["before_each_write"] = []
    app.jinja_env.filters["role"] = called
    app.register_error_handler(BudgetSpent, _slower)
    app.context_processor(lambda: {"person": present_person()})


def before_each_write(app: Flask, look: Callable[[Person], None]) -> None:
    """Let `look` see who is about to write, each time; what it raises keeps them from it."""
    app.extensions["before_each_write"].append(look)


def present_person() -> Person | None:
    """Return who has written from this browser before, is signed in, or has a token; None for a stranger."""
    number = g.get(SPEAKS_FOR) or cookie.get(PERSON)
    if not isinstance(number, int):
        return None
    # A page asks several times; who signs in or out meanwhile has another cookie by then, and what is written
    # is looked at in a session of its own.
    asked = transaction.session(), number, cookie.get(SIGN_IN)
    if g.get("asked_who", (None,))[0] != asked:
        g.asked_who = asked, _known(number)
    person: Person | None = g.asked_who[1]
    return None if person is None or person.erased_at else person


def _known(number: int) -> Person | None:
    said = cookie.get(SIGN_IN)
    person, signed_in = person_and_sign_in(transaction.session(), number, said if isinstance(said, int) else 0)
    return person if person is None or person.is_guest or signed_in or SPEAKS_FOR in g else None


def present_sign_in(person: Person) -> SignIn | None:
    """Return by what the browser is signed in as a person, None if it isn't or if that was ended."""
    number = cookie.get(SIGN_IN)
    return transaction.session().scalar(SignIn.of(person, number)) if isinstance(number, int) else None


def writer(name: str) -> Person:
    """Return who is writing: the person known by the cookie, or a new guest; `name` is taken if given.

    It counts as one write of theirs. Raises Blocked, BudgetSpent.
    """
    person, name = present_person(), on_a_line(name)
    if person is None:
        person = Person(name or made_up_name(language.current()))
        transaction.session().add(person)
    else:
        insist_on_unblocked(person)
        if name:
            person.rename(name)
    spend(person)
    for look in current_app.extensions["before_each_write"]:
        look(person)
    return person


def commit_as(person: Person) -> None:
    """Commit what this request wrote, and from now on know the browser as this person's."""
    transaction.session().commit()
    if cookie.get(PERSON) != person.id:
        cookie[PERSON], cookie.permanent = person.id, True


def sign_in(person: Person) -> None:
    """Sign this browser in as a person with an account, and commit; who was here before is forgotten."""
    signed_in = SignIn(person_id=person.id, device=device_of(request.user_agent.string), created_at=now())
    transaction.session().add(signed_in)
    transaction.session().commit()
    cookie.clear()
    cookie[PERSON], cookie[SIGN_IN], cookie.permanent = person.id, signed_in.id, True


def forget_browser() -> None:
    """Let this browser be a stranger's, whoever it was."""
    cookie.clear()


def sign_out() -> None:
    """Let this browser be a stranger's, and commit."""
    person = present_person()
    signed_in = present_sign_in(person) if person else None
    if signed_in:
        signed_in.end()
        transaction.session().commit()
    cookie.clear()


def _slower(spent: BudgetSpent) -> Answer:
    page, code = error_page(429, _("A little slower, please"), _why_slower(spent))
    return page, code, {"Retry-After": str(spent.seconds)}


def _why_slower(spent: BudgetSpent) -> str:
    wait = ngettext(
        "Wait %(num)d second and send it again: nothing is lost.",
        "Wait %(num)d seconds and send it again: nothing is lost.",
        spent.seconds,
    ) % {"num": spent.seconds}
    whose = (
        _("Much is being written here just now.") if spent.shared else _("You have written a lot in a short time.")
    )
    return f"{whose} {wait}"
