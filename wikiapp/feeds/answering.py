"""Answering with a feed: kept in memory like a page, and only sent to whoever hasn't got it yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response, current_app

from wikiapp.database import EPOCH
from wikiapp.feeds.atom import Feed, as_xml
from wikiapp.web.answer import absolute, same_for_all

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wikiapp.feeds.atom import Entry

MIMETYPE = "application/atom+xml"


def feed(
    title: str, subtitle: str, entries: Sequence[Entry], *, at: str, of: str, for_all: bool = True
) -> Response:
    """Answer with the feed that stands `at` one path of this site, and tells of what is at another.

    One that isn't `for_all` who read is never kept for others.
    """
    if for_all:
        same_for_all()
    told = Feed(
        title=f"{title} – {current_app.config['SITE_NAME']}", subtitle=subtitle, own_address=absolute(at),
        address=absolute(of), changed_at=max((entry.changed_at for entry in entries), default=EPOCH),
        entries=entries,
    )  # fmt: skip
    return Response(as_xml(told), mimetype=MIMETYPE)
