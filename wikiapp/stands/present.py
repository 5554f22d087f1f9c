"""The device at the other end of a request, where guests share it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from flask import current_app, g, request
from sqlalchemy.orm import joinedload

from wikiapp.stands.device import Device
from wikiapp.stands.stand import Stand

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def may_be_a_device() -> bool:
    """Tell whether the request comes from what belongs to a stand, or did once."""
    return current_app.config["DEVICE_COOKIE_NAME"] in request.cookies


def look_for_device(session: Session) -> Device | None:
    """Find out, once a request, from which device of a stand it comes, with the stand."""
    secret = request.cookies[current_app.config["DEVICE_COOKIE_NAME"]]
    known = Device.known_by(secret).options(joinedload(Device.stand).selectinload(Stand.hours))
    g.device = session.scalar(known)
    return present_device()


def device_number() -> int | None:
    """Return the number of the shared device, for whoever knows no devices."""
    device = present_device()
    return device.id if device else None


def present_device() -> Device | None:
    """Return the shared device; None for everybody else's."""
    return cast("Device | None", g.get("device"))
