"""The form by which changes are narrowed down, kept as it was made for each way of asking."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from flask import render_template
from markupsafe import Markup

from wikiapp.language import current
from wikiapp.telling import DEVICE, STAND, kinds, places

if TYPE_CHECKING:
    from wikiapp.timeline.filters import Filter

KEPT = 256
Named = tuple[tuple[int, str], ...]


def form(wanted: Filter, *, moderates: bool) -> Markup:
    """Return the form with what is asked for; moderators can ask for more."""
    devices = places(DEVICE) if moderates else {}
    return _made(current(), wanted, tuple(places(STAND).items()), tuple(devices.items()), moderates)


@lru_cache(KEPT)
def _made(_language: str, wanted: Filter, stands: Named, devices: Named, moderates: bool) -> Markup:
    told = {"stands": stands, "devices": devices, "moderates": moderates}
    return Markup(render_template("timeline/_filter.html", wanted=wanted, kinds=kinds(), **told))  # noqa: S704
