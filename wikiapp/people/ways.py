"""The ways by which somebody signs in, as the account page lists them: each has a page of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import func, select

from wikiapp.database import session_of
from wikiapp.language import gettext as _
from wikiapp.language import number
from wikiapp.people.passkeys.passkey import Passkey
from wikiapp.people.second_factor.proving import second_factor_of

if TYPE_CHECKING:
    from wikiapp.people.person import Person


class Way(NamedTuple):
    """Where it is looked after, what it is called, and how it stands."""

    address: str
    label: str
    state: str


def ways_of(person: Person) -> list[Way]:
    """Return those of somebody with an account."""
    return [
        Way("/account/passkeys", _("Passkeys"), _number_of(Passkey, person)),
        Way("/account/second-factor", _("Second factor"), _("on") if second_factor_of(person) else _("off")),
    ]


def _number_of(table: type[Passkey], person: Person) -> str:
    many = session_of(person).scalar(select(func.count()).select_from(table).where(table.person_id == person.id))
    return number(many) if many else _("none")
