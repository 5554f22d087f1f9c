"""Which accounts elsewhere sign one in, linking one and parting from it."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import abort, render_template

from wikiapp.language import gettext as _
from wikiapp.people.blueprint import bp
from wikiapp.people.mail.address import MailAddress
from wikiapp.people.mail.sending import sends_mail
from wikiapp.people.outside import shown as showing
from wikiapp.people.outside.identity import OutsideIdentity, link
from wikiapp.people.outside.provider import there_is
from wikiapp.people.passkeys.passkey import Passkey
from wikiapp.people.password import has_password
from wikiapp.people.permitting import person_with_account
from wikiapp.people.proving import password_unproved
from wikiapp.web import transaction
from wikiapp.web.answer import see_other, tell

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wikiapp.people.person import Person
    from wikiapp.web.answer import Answer

AT = "/account/identities"


@bp.get(AT)
def identities() -> Answer:
    """List one's own, and ask about one that the provider has just shown."""
    return _page(person_with_account(), {})


@bp.post(AT)
def link_identity() -> Answer:
    """Link what was shown; that is asked for here, so that nobody can link theirs with another's account."""
    person, shown = person_with_account(), showing.kept()
    if shown is None:
        return see_other(AT)
    if errors := password_unproved(person):
        return _refused(person, errors)
    showing.forget()
    if not link(person, shown):
        return _refused(person, {"identity": _("That one signs somebody else in here.")})
    transaction.session().commit()
    tell(_("From now on it signs you in."))
    return see_other(AT)


@bp.post(f"{AT}/<int:number>/removal")
def part_from_identity(number: int) -> Answer:
    """Let one sign nobody in any more, if there is another way in."""
    person, session = person_with_account(), transaction.session()
    identity = session.scalar(OutsideIdentity.of(person).where(OutsideIdentity.id == number)) or abort(404)
    if not _has_other_way(person, identity):
        return _refused(person, {"identity": _("It is your only way in. Set a password or make a passkey first.")})
    session.delete(identity)
    session.commit()
    tell(_("Done."))
    return see_other(AT)


def _has_other_way(person: Person, identity: OutsideIdentity) -> bool:
    session = transaction.session()
    by_mail = sends_mail() and session.scalar(MailAddress.confirmed().where(MailAddress.person_id == person.id))
    another = OutsideIdentity.of(person).where(OutsideIdentity.id != identity.id)
    return bool(
        has_password(person)
        or by_mail
        or session.scalar(Passkey.of(person).limit(1))
        or session.scalar(another.limit(1))
    )


def _refused(person: Person, errors: Mapping[str, str]) -> Answer:
    transaction.session().rollback()
    return _page(person, errors), HTTPStatus.UNPROCESSABLE_ENTITY


def _page(person: Person, errors: Mapping[str, str]) -> Answer:
    known, provider = transaction.session().scalars(OutsideIdentity.of(person)).all(), there_is()
    if provider is None and not known:
        abort(404)
    return render_template(
        "people/outside/identities.html", who=person, identities=known, shown=showing.kept(), errors=errors,
        label=provider and provider.label, asks_password=has_password(person),
    )  # fmt: skip
