"""The front page: the page that everything began with, the newest posts, and what was just written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template

from wikiapp.blog.post import Post
from wikiapp.blog.teasers import signed
from wikiapp.language import current
from wikiapp.timeline.grouping import Bundle
from wikiapp.timeline.lines import lines
from wikiapp.timeline.stamps import PLAIN, stamps
from wikiapp.web import transaction
from wikiapp.web.answer import same_for_all
from wikiapp.wiki.finding import page_called
from wikiapp.wiki.reading import html_of

if TYPE_CHECKING:
    from wikiapp.web.answer import Answer

FRONT_PAGES = {"da": "Forside", "en": "Front page"}
NEWEST_POSTS, NEWEST_CHANGES = 4, 8
JUST_WRITTEN = PLAIN.limit(NEWEST_CHANGES)

bp = Blueprint("home", __name__)


@bp.get("/")
def front_page() -> Answer:
    """Show the front page of the reader's language, or how to begin one."""
    page, session = page_called(FRONT_PAGES[current()]), transaction.session()
    here = page is not None and not page.deleted_at
    same_for_all()
    return render_template(
        "home.html",
        page=page if here else None,
        title=FRONT_PAGES[current()],
        rendered=html_of(page) if here and page else None,
        posts=signed(session, Post.published(), NEWEST_POSTS),
        changes=Bundle(lines(stamps(session, JUST_WRITTEN))),
    )
