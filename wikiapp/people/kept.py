"""What is kept besides the password of how somebody gets in: told to them alone, and erased with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, select

from wikiapp.database import session_of
from wikiapp.people.mail.address import MailAddress
from wikiapp.people.outside.identity import OutsideIdentity
from wikiapp.people.passkeys.challenge import PasskeyChallenge
from wikiapp.people.passkeys.passkey import Passkey
from wikiapp.people.second_factor.factor import SecondFactor
from wikiapp.people.second_factor.recovery import RecoveryCode
from wikiapp.people.tokens.token import ApiToken

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from wikiapp.people.person import Person

TABLES = (SecondFactor, RecoveryCode, Passkey, PasskeyChallenge, ApiToken, MailAddress, OutsideIdentity)


def told(session: Session, person: Person) -> dict[str, Any]:
    """Return it for the person; what would let somebody else in is not in it."""
    factor = session.scalar(SecondFactor.of(person))
    left = session.scalars(RecoveryCode.left(person)).all()
    return {
        "second_factor": factor and {"since": factor.begun_at.isoformat(), "codes_left": len(left)},
        "mail_addresses": [_address(one) for one in session.scalars(MailAddress.of(person))],
        "accounts_elsewhere": [_identity(one) for one in session.scalars(OutsideIdentity.of(person))],
        "tokens": [_token(one) for one in session.scalars(ApiToken.of(person))],
        "passkeys": [_passkey(one) for one in session.scalars(Passkey.of(person))],
    }


def count(person: Person) -> int:
    """Return how many rows there are."""
    session = session_of(person)
    rows = (select(func.count()).select_from(table).where(table.person_id == person.id) for table in TABLES)
    return sum(session.scalar(one) or 0 for one in rows)


def erase(person: Person) -> None:
    """Take all of it away."""
    for table in TABLES:
        session_of(person).execute(delete(table).where(table.person_id == person.id))


def _address(one: MailAddress) -> dict[str, Any]:
    return {"address": one.address, "confirmed": one.confirmed_at and one.confirmed_at.isoformat()}


def _identity(one: OutsideIdentity) -> dict[str, Any]:
    facts = {"issuer": one.issuer, "subject": one.subject, "name": one.name, "since": one.created_at.isoformat()}
    return {**facts, "used": one.used_at and one.used_at.isoformat()}


def _passkey(one: Passkey) -> dict[str, Any]:
    used = one.used_at and one.used_at.isoformat()
    return {"name": one.name, "since": one.created_at.isoformat(), "used": used}


def _token(one: ApiToken) -> dict[str, Any]:
    moments = {"since": one.created_at, "until": one.expires_at, "used": one.used_at, "revoked": one.revoked_at}
    return {"name": one.name, "scope": one.scope, **{what: at and at.isoformat() for what, at in moments.items()}}
