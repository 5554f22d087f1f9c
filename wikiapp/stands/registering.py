"""Devices that come to a stand and leave it: asked by the host, by a code that the device opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import abort, current_app, render_template, request
from flask import session as cookie

from wikiapp.language import gettext as _
from wikiapp.people.permitting import person_with
from wikiapp.people.person import on_a_line
from wikiapp.people.role import Role
from wikiapp.people.sign_in import device_of
from wikiapp.stands.blueprint import bp
from wikiapp.stands.device import Device
from wikiapp.stands.finding import stand_at
from wikiapp.web import transaction
from wikiapp.web.answer import absolute, see_other, tell
from wikiapp.web.errors import error_page

if TYPE_CHECKING:
    from wikiapp.web.answer import Answer

AS_LONG_AS_A_BROWSER_KEEPS_IT = 400 * 24 * 3600


@bp.post("/stands/<slug>/devices")
def invite(slug: str) -> Answer:
    """Ask a device to belong to the stand."""
    host, stand, session = person_with(Role.HOST), stand_at(slug), transaction.session()
    name = on_a_line(request.form.get("name", "")) or _("Tablet")
    device = Device.invite(session, stand, name, current_app.config["SECRET_KEY"], by=host)
    session.commit()
    return see_other(f"{stand.path}/devices/{device.id}")


@bp.get("/stands/<slug>/devices/<int:number>")
def invitation(slug: str, number: int) -> Answer:
    """Show the code that the device is to open, until it has."""
    person_with(Role.HOST)
    device = _device(slug, number)
    secret = device.invitation(current_app.config["SECRET_KEY"])
    address = absolute(f"{device.stand.path}/registration/{secret}")
    return render_template("stands/device.html", device=device, stand=device.stand, address=address)


@bp.post("/stands/<slug>/devices/<int:number>/removal")
def remove(slug: str, number: int) -> Answer:
    """Let a device be anybody's again."""
    host, device = person_with(Role.HOST), _device(slug, number)
    device.remove(by=host)
    transaction.session().commit()
    tell(_("The device doesn't belong to the stand any more."))
    return see_other(device.stand.path)


@bp.get("/stands/<slug>/registration/<secret>")
def registration(slug: str, secret: str) -> Answer:
    """Ask on the device itself; looking at the address doesn't use it up."""
    device = _invited(slug, secret)
    return (
        render_template("stands/registration.html", device=device, stand=device.stand) if device else _too_late()
    )


@bp.post("/stands/<slug>/registration/<secret>")
def register(slug: str, secret: str) -> Answer:
    """Let this browser belong to the stand; whoever was known to it is forgotten."""
    device = _invited(slug, secret)
    if device is None:
        transaction.only_read()
        return _too_late()
    kept = device.register(device_of(request.user_agent.string))
    transaction.session().commit()
    cookie.clear()
    answer = see_other(device.stand.path)
    answer.set_cookie(
        current_app.config["DEVICE_COOKIE_NAME"], kept, max_age=AS_LONG_AS_A_BROWSER_KEEPS_IT, httponly=True,
        samesite="Lax", secure=request.is_secure,
    )  # fmt: skip
    return answer


def _device(slug: str, number: int) -> Device:
    devices = Device.of(stand_at(slug)).where(Device.id == number)
    return transaction.session().scalar(devices) or abort(404)


def _invited(slug: str, secret: str) -> Device | None:
    return transaction.session().scalar(Device.invited(secret).where(Device.stand_id == stand_at(slug).id))


def _too_late() -> Answer:
    return error_page(
        404, _("This code is of no use any more"), _("It was used already, or it is too old. Make a new one.")
    )
