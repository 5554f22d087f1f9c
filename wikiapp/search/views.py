"""The page of results."""

from __future__ import annotations

from functools import cache
from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import render_template, request
from markupsafe import Markup
from sqlalchemy import select

from search_index import NeedsRebuilding, Results
from wikiapp.language import current
from wikiapp.search.asked import Asked
from wikiapp.search.at_hand import collections
from wikiapp.search.blueprint import bp
from wikiapp.search.choices import choices
from wikiapp.search.finds import of_current, of_past
from wikiapp.search.pending import Pending
from wikiapp.titles import key
from wikiapp.web import transaction
from wikiapp.web.answer import same_for_all

if TYPE_CHECKING:
    from wikiapp.search.finds import Find
    from wikiapp.web.answer import Answer

ANYTHING_PENDING = select(Pending.content_id).limit(1)
WAIT = 15  # seconds after which to try again while the index is being built


@bp.get("/search")
def results() -> Answer:
    """Show what was found, or a form to ask with."""
    asked, level = Asked.of(request.args), _is_level()
    try:
        found, finds = _found(asked)
    except NeedsRebuilding:
        page = render_template("search/rebuilding.html", asked=asked)
        return page, HTTPStatus.SERVICE_UNAVAILABLE, {"Retry-After": WAIT}
    if level:
        same_for_all()
    return render_template(
        "search/results.html",
        asked=asked,
        results=found,
        finds=finds,
        choices=choices(asked, found),
        ways=_ways(current()),
        unwritten=_unwritten(asked, finds),
        before=asked.address(page=asked.page - 1) if asked.page > 1 else None,
        after=asked.address(page=asked.page + 1) if asked.goes_on(found.total) else None,
    )


def _is_level() -> bool:
    # A page made while the index lags behind would be kept until the next save, whatever the index has seen by
    # then. One that was made when it did not is as good as the edition that it is kept with.
    return transaction.session().connection().scalar(ANYTHING_PENDING) is None


def _found(asked: Asked) -> tuple[Results, list[Find]]:
    if not asked.anything:
        return Results(), []
    if asked.past:
        found = collections().past.index.search(asked.query)
        return found, of_past(transaction.session(), found.hits)
    found = collections().current.index.search(asked.query)
    return found, of_current(found.hits)


@cache
def _ways(_language: str) -> Markup:
    """Return how to search more exactly: the same on every page in a language."""
    return Markup(render_template("search/_help.html"))  # noqa: S704 -- a template of our own


def _unwritten(asked: Asked, finds: list[Find]) -> str | None:
    """Return the title of a page that could be written about these words, if there is none of that title."""
    if asked.past or asked.page > 1 or asked.filtered or not asked.title:
        return None
    there = {key("".join(part.text for part in find.title)) for find in finds}
    return None if key(asked.title) in there else asked.title
