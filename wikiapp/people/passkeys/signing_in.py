"""Signing in by a passkey: the browser knows whose it is, so no name is asked for, and no code afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response, request

from wikiapp.language import gettext as _
from wikiapp.logs import LOG
from wikiapp.people.admitting import let_in
from wikiapp.people.blueprint import bp
from wikiapp.people.passkeys.ceremony import NotProved, to_use, used
from wikiapp.people.signing_in import form
from wikiapp.web import transaction
from wikiapp.web.answer import own_address

if TYPE_CHECKING:
    from wikiapp.web.answer import Answer


@bp.post("/sign-in/passkey/challenges")
def ask_to_use_passkey() -> Answer:
    """Tell the browser what to sign."""
    options = to_use()
    transaction.session().commit()
    return Response(options, mimetype="application/json", headers={"Cache-Control": "no-store"})


@bp.post("/sign-in/passkey")
def sign_in_with_passkey() -> Answer:
    """Sign in whoever holds a passkey."""
    then = request.form.get("next", "/")
    try:
        passkey = used(request.form.get("credential", ""))
    except NotProved as why:
        LOG.warning("a wrong passkey", extra={"facts": {"why": str(why)[:100]}})
        transaction.only_read()
        return form("", then, {"passkey": _("That passkey signs nobody in here. Was it taken away?")})
    return let_in(passkey.person, own_address(then))
