"""The index of the app that answers, and what it can be asked for by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from flask import current_app

from wikiapp import metrics
from wikiapp.search.collection import Collections
from wikiapp.search.finds import marked
from wikiapp.search.lag import lags
from wikiapp.web import transaction

if TYPE_CHECKING:
    from flask import Flask
    from sqlalchemy.orm import Session


def use(app: Flask, url: str) -> None:
    """Let the app search the index at `url`."""
    app.extensions["search"] = Collections.opened(url)
    app.jinja_env.filters["marked"] = marked
    metrics.measure(
        app, "wikiapp_search_pending", "Contents that the search index has not seen as they are", _counts
    )
    metrics.measure(app, "wikiapp_search_behind_seconds", "For how long the oldest of them has waited", _seconds)


def collections() -> Collections:
    """Return the collections that this app searches."""
    return cast("Collections", current_app.extensions["search"])


def state(session: Session) -> dict[str, object]:
    """Tell how far behind each collection is, and what is wrong with it."""
    behind = lags(session)
    return {
        one.name: {
            "pending": behind[one.name].pending,
            "seconds": behind[one.name].seconds,
            "trouble": one.index.trouble,
        }
        for one in collections()
    }


def _counts() -> dict[str, float]:
    return {name: lag.pending for name, lag in lags(transaction.session()).items()}


def _seconds() -> dict[str, float]:
    return {name: lag.seconds for name, lag in lags(transaction.session()).items()}
