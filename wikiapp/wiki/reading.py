"""Reading a page."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from flask import redirect, render_template, request
from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import joinedload

from wikiapp.content import Content, Revision
from wikiapp.discussion.marking import marked
from wikiapp.links import Role, naming
from wikiapp.markup import cover, excerpt
from wikiapp.people.person import Person
from wikiapp.rendering import Surroundings, observed, rendered, watchable
from wikiapp.titles import path_of
from wikiapp.web import transaction
from wikiapp.web.answer import same_for_all, with_query
from wikiapp.web.observation import Observation
from wikiapp.wiki.blueprint import bp
from wikiapp.wiki.finding import living_page_at, page_called
from wikiapp.wiki.links import members
from wikiapp.wiki.mentions import Mentions
from wikiapp.wiki.page import Page

if TYPE_CHECKING:
    from uuid import UUID

    from wikiapp.markup import Rendered
    from wikiapp.web.answer import Answer

CATEGORY_ROOM = 500  # members that a category page lists
# All that a page shows of itself: its latest revision by number, and its author's name, which may change or
# be suppressed.
SHOWN = (
    select(Content.revision_count, Person.name, Revision.hidden)
    .join_from(Content, Revision, (Revision.content_id == Content.id) & (Revision.number == Content.latest_number))
    .join(Person)
    .where(Content.id == bindparam("page"))
)
COUNTS_KEPT = 5000
PEOPLE: dict[tuple[UUID, int], int] = {}  # how many wrote a page up to a revision


@bp.get("/wiki/")
def start() -> Answer:
    """Lead to the front page."""
    return redirect("/", 302)


@bp.get("/wiki/<path:address>")
def read(address: str) -> Answer:
    """Show a page; a redirect leads on, once."""
    page = living_page_at(address)
    around = Surroundings(transaction.session())
    html = html_of(page, around)
    leads_on = html.redirect and request.args.get("redirect") != "no" and "from" not in request.args
    if leads_on and html.redirect:
        return redirect(with_query(path_of(html.redirect), **{"from": page.title}), 302)
    return _shown(page, html, around)


@bp.get("/pages/random")
def random_page() -> Answer:
    """Lead to any page."""
    session = transaction.session()
    count = session.scalar(select(func.count()).select_from(Page.living().subquery())) or 0
    if not count:
        return redirect("/", 302)
    chosen = Page.living().order_by(Page.id).offset(secrets.randbelow(count)).limit(1)
    return redirect(session.scalars(chosen).one().path, 302)


@bp.get("/wiki/<path:address>/links")
def links(address: str) -> Answer:
    """Show what leads to a page."""
    page, session = living_page_at(address), transaction.session()
    sources = session.scalars(naming(page.title, Role.LINK, Role.REDIRECT)).all()
    transcluders = session.scalars(naming(page.title, Role.TRANSCLUSION)).all()
    same_for_all()
    return render_template("wiki/links.html", page=page, sources=sources, transcluders=transcluders)


def html_of(page: Page, among: Surroundings | None = None) -> Rendered:
    """Return what a page says now as HTML; `among` is what has been looked up around it already."""
    return rendered(transaction.session(), page.latest, transaction.database().keeping, among)


def _seen(page: Page, html: Rendered, around: Surroundings) -> list[Observation]:
    return [Observation.of(around.session, SHOWN, page=page.id), *observed(around, html)]


def _people(page: Page) -> int:
    # History only grows, so what was counted up to a revision stays true; counting takes as long as it is.
    counted = (page.uuid, page.revision_count)
    if counted not in PEOPLE:
        if len(PEOPLE) >= COUNTS_KEPT:
            PEOPLE.clear()
        PEOPLE[counted] = page.history.people()
    return PEOPLE[counted]


def _shown(page: Page, html: Rendered, around: Surroundings) -> Answer:
    listed = members(page).options(joinedload(Page.latest)).limit(CATEGORY_ROOM) if page.category else None
    came_from, mentions = request.args.get("from"), Mentions.of(transaction.session(), page)
    watched = listed is None and not came_from and watchable(html)
    same_for_all(*((mentions.seen, *_seen(page, html, around)) if watched else ()))
    return render_template(
        "wiki/page.html",
        page=page,
        revision=page.latest,
        rendered=html,
        text=marked(page, html.html),
        people=_people(page),
        redirected_from=page_called(came_from) if came_from else None,
        members=transaction.session().scalars(listed).all() if listed is not None else None,
        mentions=mentions.contents,
        description=excerpt(html.html),
        cover=cover(html.html),
    )
