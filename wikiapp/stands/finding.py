"""Finding the stand that an address means."""

from __future__ import annotations

from flask import abort

from wikiapp.stands.stand import Stand
from wikiapp.web import transaction


def stand_at(slug: str) -> Stand:
    """Return the stand at an address; answers 404."""
    return transaction.session().scalar(Stand.at(slug)) or abort(404)
