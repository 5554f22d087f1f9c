"""The posts by month, newest first: all of them, those of one month, or those with one tag."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from flask import render_template

from wikiapp.blog.archive import months, spelled_as_used, tags
from wikiapp.blog.asking import Asked
from wikiapp.blog.reading import bp
from wikiapp.blog.teasers import Teaser, signed, teasers
from wikiapp.web import transaction
from wikiapp.web.answer import same_for_all

if TYPE_CHECKING:
    from datetime import date

    from wikiapp.web.answer import Answer

ROOM = 10  # posts on one page


@bp.get("/")
def posts() -> Answer:
    """List the posts."""
    asked, session = Asked.now(), transaction.session()
    found = signed(session, asked.posts, ROOM + 1)
    shown = teasers(session, found[:ROOM], transaction.database().keeping)
    same_for_all()
    return render_template(
        "blog/posts.html",
        asked=asked,
        tag=spelled_as_used(session, asked.tag) if asked.tag else "",
        by_month=[(month, list(of_month)) for month, of_month in groupby(shown, _month_of)],
        months=months(session),
        tags=tags(session),
        older=asked.older(found[ROOM - 1]) if len(found) > ROOM else None,
        newer=asked.address() if asked.before else None,
    )


def _month_of(teaser: Teaser) -> date | None:
    at = teaser.post.published_at
    return at.date().replace(day=1) if at else None
