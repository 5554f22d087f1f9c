"""The device at the other end of a request, where guests share it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from flask import current_app, g, request
from sqlalchemy.orm import joinedload

from wikiapp.stands.device import Device
from wikiapp.stands.stand import Stand

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def look_for_device(session: Session) -> Device | None:
    """Find out, once a request, whether it comes from a device of a stand, with the stand."""
    secret = request.cookies.get(current_app.config["DEVICE_COOKIE_NAME"])
    known = Device.known_by(secret).options(joinedload(Device.stand).selectinload(Stand.hours)) if secret else None
    g.device = session.scalar(known) if known is not None else None
    return present_device()


def was_a_device() -> bool:
    """Tell whether the request comes from what belonged to a stand once, and doesn't any more."""
    return current_app.config["DEVICE_COOKIE_NAME"] in request.cookies and present_device() is None


def device_number() -> int | None:
    """Return the number of the shared device, for whoever knows no devices."""
    device = present_device()
    return device.id if device else None


def present_device() -> Device | None:
    """Return the shared device; None for everybody else's."""
    return cast("Device | None", g.get("device"))
