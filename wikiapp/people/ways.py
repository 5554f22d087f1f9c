"""The ways by which somebody signs in, as the account page lists them: each has a page of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import Select, func, select

from wikiapp.database import session_of
from wikiapp.language import gettext as _
from wikiapp.language import number
from wikiapp.people.mail.address import MailAddress
from wikiapp.people.mail.sending import sends_mail
from wikiapp.people.outside.identity import OutsideIdentity
from wikiapp.people.outside.provider import there_is
from wikiapp.people.passkeys.passkey import Passkey
from wikiapp.people.second_factor.proving import second_factor_of
from wikiapp.people.tokens.token import ApiToken

if TYPE_CHECKING:
    from wikiapp.people.person import Person


class Way(NamedTuple):
    """Where it is looked after, what it is called, and how it stands."""

    address: str
    label: str
    state: str


def ways_of(person: Person) -> list[Way]:
    """Return those of somebody with an account."""
    mail = [Way("/account/mail", _("Mail address"), _reached(person))] if sends_mail() else []
    elsewhere = _elsewhere(person) if there_is() else []
    factor = _("on") if second_factor_of(person) else _("off")
    return [
        Way("/account/passkeys", _("Passkeys"), _many(person, Passkey.of(person))),
        Way("/account/second-factor", _("Second factor"), factor),
        *elsewhere,
        *mail,
        Way("/account/tokens", _("Tokens for programs"), _many(person, ApiToken.usable(person))),
    ]


def _reached(person: Person) -> str:
    address = session_of(person).scalars(MailAddress.of(person)).first()
    if address is None:
        return _("none")
    return address.address if address.confirmed_at else _("not confirmed yet")


def _elsewhere(person: Person) -> list[Way]:
    return [Way("/account/identities", _("Accounts elsewhere"), _many(person, OutsideIdentity.of(person)))]


def _many(person: Person, found: Select[Any]) -> str:
    many = session_of(person).scalar(select(func.count()).select_from(found.order_by(None).subquery()))
    return number(many) if many else _("none")
