"""The two ceremonies of WebAuthn, for this site: a passkey is made, and one is used.

Whoever uses it has to show the device that they are its owner (by a finger, a face or a number), so a passkey is
two factors by itself and no code is asked for after it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import webauthn
from flask import current_app
from webauthn.helpers import base64url_to_bytes
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from wikiapp.database import now
from wikiapp.people.passkeys.challenge import new_challenge, use_up
from wikiapp.people.passkeys.passkey import LONGEST_ID, LONGEST_KEY, Passkey
from wikiapp.web import transaction
from wikiapp.web.answer import absolute

if TYPE_CHECKING:
    from wikiapp.people.person import Person

LONGEST_ANSWER = 20_000  # letters
MALFORMED = (WebAuthnException, ValueError, TypeError, KeyError, AttributeError)  # by whatever it is taken apart


class NotProved(Exception):
    """What the browser sent doesn't show that it holds the passkey."""


def to_make(person: Person) -> str:
    """Return what a browser needs to make a passkey, as JSON."""
    session = transaction.session()
    there = [PublicKeyCredentialDescriptor(id=one.credential_id) for one in session.scalars(Passkey.of(person))]
    return webauthn.options_to_json(webauthn.generate_registration_options(
        rp_id=_site(), rp_name=current_app.config["SITE_NAME"], user_id=person.uuid.bytes,
        user_name=person.login or "", user_display_name=person.name, exclude_credentials=there,
        challenge=new_challenge(session, person),
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED, user_verification=UserVerificationRequirement.REQUIRED,
        ),
    ))  # fmt: skip


def made(person: Person, answer: str, name: str) -> Passkey:
    """Return the passkey that a browser has made. Raises NotProved."""
    challenge = _challenge_of(answer, person)
    try:
        shown = webauthn.verify_registration_response(
            credential=answer, expected_challenge=challenge, expected_rp_id=_site(), expected_origin=absolute(""),
            require_user_verification=True,
        )  # fmt: skip
    except MALFORMED as error:
        raise NotProved(str(error)) from error
    if len(shown.credential_id) > LONGEST_ID or len(shown.credential_public_key) > LONGEST_KEY:
        raise NotProved("it is larger than any should be")
    return Passkey(
        person_id=person.id, name=name, credential_id=shown.credential_id, sign_count=shown.sign_count,
        public_key=shown.credential_public_key, created_at=now(),
    )  # fmt: skip


def to_use() -> str:
    """Return what a browser needs to use whichever passkey it has for this site, as JSON."""
    required = UserVerificationRequirement.REQUIRED
    challenge = new_challenge(transaction.session())
    return webauthn.options_to_json(
        webauthn.generate_authentication_options(rp_id=_site(), challenge=challenge, user_verification=required)
    )


def used(answer: str) -> Passkey:
    """Return the passkey that a browser has used. Raises NotProved."""
    challenge = _challenge_of(answer, None)
    passkey = transaction.session().scalar(Passkey.known_by(_bytes_at(answer, "rawId")))
    if passkey is None:
        raise NotProved("nobody has that passkey")
    try:
        shown = webauthn.verify_authentication_response(
            credential=answer, expected_challenge=challenge, expected_rp_id=_site(), expected_origin=absolute(""),
            credential_public_key=passkey.public_key, credential_current_sign_count=passkey.sign_count,
            require_user_verification=True,
        )  # fmt: skip
    except MALFORMED as error:
        raise NotProved(str(error)) from error
    if not passkey.note_use(shown.new_sign_count):
        raise NotProved("it was used elsewhere at the same moment")
    return passkey


def _challenge_of(answer: str, person: Person | None) -> bytes:
    """Return what was signed, used up for good, whatever becomes of this request."""
    told = _bytes_at(answer, "response", "clientDataJSON")
    try:
        challenge = base64url_to_bytes(json.loads(told)["challenge"])
    except MALFORMED as error:
        raise NotProved(str(error)) from error
    fresh = use_up(transaction.session(), challenge, person)
    transaction.session().commit()
    if not fresh:
        raise NotProved("that wasn't asked, or too long ago")
    return challenge


def _bytes_at(answer: str, *names: str) -> bytes:
    try:
        found: Any = json.loads(answer[:LONGEST_ANSWER])
        for name in names:
            found = found[name]
        return base64url_to_bytes(found)
    except MALFORMED as error:
        raise NotProved(str(error)) from error


def _site() -> str:
    return urlsplit(absolute("")).hostname or ""
