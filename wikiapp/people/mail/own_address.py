"""One's own mail address: giving one, confirming it by the link that was sent there, and taking it back."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import current_app, render_template, request

from wikiapp.language import current
from wikiapp.language import gettext as _
from wikiapp.people.blueprint import bp
from wikiapp.people.mail.address import MailAddress, ask_to_confirm, forget_addresses, looks_like_one
from wikiapp.people.mail.office import MailNotSent
from wikiapp.people.mail.sending import office
from wikiapp.people.mail.texts import confirmation
from wikiapp.people.password import has_password
from wikiapp.people.permitting import person_with_account
from wikiapp.people.proving import password_unproved
from wikiapp.web import transaction
from wikiapp.web.answer import absolute, see_other, tell
from wikiapp.web.errors import error_page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wikiapp.people.person import Person
    from wikiapp.web.answer import Answer

AT = "/account/mail"


@bp.get(AT)
def mail_address() -> Answer:
    """Show one's own."""
    person = person_with_account()
    office()
    return _page(person, "", {})


@bp.post(AT)
def give_mail_address() -> Answer:
    """Send a link to an address; who has a password must know it, since the address is a way in from then on."""
    person, address = person_with_account(), request.form.get("address", "").strip()
    sent_by = office()
    if errors := _errors(person, address):
        return _refused(person, address, errors)
    link = absolute(ask_to_confirm(person, address))
    transaction.session().commit()  # so that nobody else waits for the mail server
    try:
        spoken = person.language or current()
        sent_by.send(confirmation(address, person.name, link, current_app.config["SITE_NAME"], spoken))
    except MailNotSent:
        return _refused(person, address, {"address": _("The mail can't be sent now. Try again later.")})
    tell(_("A mail is on its way. Open the link in it, and the address is yours."))
    return see_other(AT)


@bp.post(f"{AT}/removal")
def remove_mail_address() -> Answer:
    """Forget it."""
    forget_addresses(person_with_account())
    transaction.session().commit()
    tell(_("The address is forgotten."))
    return see_other("/account")


@bp.get(f"{AT}/<secret>")
def mail_confirmation(secret: str) -> Answer:
    """Ask whether that address shall be theirs; looking at a link, as mail programs do, confirms nothing."""
    found = transaction.session().scalar(MailAddress.confirmable(secret))
    return render_template("people/mail/confirm.html", found=found, secret=secret) if found else _of_no_use()


@bp.post(f"{AT}/<secret>")
def confirm_mail_address(secret: str) -> Answer:
    """Let the address be theirs."""
    found = transaction.session().scalar(MailAddress.confirmable(secret))
    if found is None:
        transaction.only_read()
        return _of_no_use()
    found.confirm()
    transaction.session().commit()
    tell(_("The address is confirmed."))
    return see_other("/")


def _errors(person: Person, address: str) -> Mapping[str, str]:
    if not looks_like_one(address):
        return {"address": _("That doesn't look like a mail address.")}
    return password_unproved(person)


def _refused(person: Person, address: str, errors: Mapping[str, str]) -> Answer:
    transaction.session().rollback()
    return _page(person, address, errors), HTTPStatus.UNPROCESSABLE_ENTITY


def _page(person: Person, typed: str, errors: Mapping[str, str]) -> Answer:
    return render_template(
        "people/mail/mail.html", who=person, addresses=transaction.session().scalars(MailAddress.of(person)).all(),
        typed=typed, errors=errors, asks_password=has_password(person),
    )  # fmt: skip


def _of_no_use() -> Answer:
    return error_page(
        404, _("This link is of no use any more"),
        _("It was used already, or it is too old. Give the address once more on your account page."),
        then=("/account", _("Your account")),
    )  # fmt: skip
