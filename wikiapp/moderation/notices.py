"""The host's page about where notices are sent: the address, its secret, a trial, and what was sent lately."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import abort, current_app, render_template, request

from wikiapp.database import now
from wikiapp.language import gettext as _
from wikiapp.moderation.blueprint import bp
from wikiapp.moderation.posting import allowed
from wikiapp.moderation.webhook import LONGEST_ADDRESS, TRIAL, Delivery, Webhook, announce, set_webhook
from wikiapp.people.permitting import person_with
from wikiapp.people.role import Role
from wikiapp.web import transaction
from wikiapp.web.answer import absolute, see_other, tell

if TYPE_CHECKING:
    from wikiapp.web.answer import Answer

NOTICES = "/moderation/notices"
SHOWN = 50


@bp.get(NOTICES)
def notices() -> Answer:
    """Show where notices are sent, and what became of the last ones."""
    person_with(Role.HOST)
    return _page(None, {})


@bp.post(NOTICES)
def set_address() -> Answer:
    """Send them somewhere from now on, or nowhere."""
    by, address = person_with(Role.HOST), request.form.get("address", "").strip()
    if address and (len(address) > LONGEST_ADDRESS or not allowed(address)):
        transaction.only_read()
        sentence = _("Write an address that begins with https:// or http://, without a name and password in it.")
        return _page(address, {"address": sentence})
    set_webhook(transaction.session(), address, by)
    transaction.session().commit()
    tell(_("Notices are sent there from now on. Try it.") if address else _("No notices are sent any more."))
    return see_other(NOTICES)


@bp.post(f"{NOTICES}/secrets")
def renew_secret() -> Answer:
    """Make a new secret; the one before proves nothing any more."""
    person_with(Role.HOST)
    (transaction.session().scalar(Webhook.in_use()) or abort(404)).secret_number += 1
    transaction.session().commit()
    tell(_("Here is the new secret. Tell it the other side."))
    return see_other(NOTICES)


@bp.post(f"{NOTICES}/trials")
def send_trial() -> Answer:
    """Send a notice about nothing."""
    person_with(Role.HOST)
    told = {"event": TRIAL, "address": absolute(NOTICES), "at": now().isoformat()}
    announce(transaction.session(), TRIAL, told)
    transaction.session().commit()
    tell(_("It is on its way. Look at the list in a few seconds."))
    return see_other(NOTICES)


@bp.post(f"{NOTICES}/<int:number>/retries")
def try_again(number: int) -> Answer:
    """Try one again at once."""
    person_with(Role.HOST)
    (transaction.session().get(Delivery, number) or abort(404)).try_again()
    transaction.session().commit()
    return see_other(NOTICES)


def _page(typed: str | None, errors: dict[str, str]) -> Answer:
    session = transaction.session()
    webhook = session.scalar(Webhook.in_use())
    shown = render_template(
        "moderation/notices.html", webhook=webhook, errors=errors, at=NOTICES,
        typed=(webhook.address if webhook else "") if typed is None else typed,
        secret=webhook.secret(current_app.config["SECRET_KEY"]) if webhook else "",
        deliveries=session.scalars(Delivery.newest().limit(SHOWN)).all(), events=_events(),
    )  # fmt: skip
    return shown, 422 if errors else 200


def _events() -> dict[str, str]:
    return {
        "held": _("something waits"), "reported": _("a report"), "filter_hit": _("a filter hit something"),
        "objection": _("an objection to a block"), TRIAL: _("a trial"),
    }  # fmt: skip
