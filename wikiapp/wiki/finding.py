"""Finding the page that an address means, or the answer to give where there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import make_response, redirect, render_template, request
from sqlalchemy import bindparam, select
from sqlalchemy.orm import joinedload
from werkzeug.exceptions import HTTPException

from wikiapp.content import Revision
from wikiapp.language import gettext as _
from wikiapp.search.suggesting import near
from wikiapp.titles import PATH, BadTitle, key, titled
from wikiapp.web import transaction
from wikiapp.web.errors import error_page
from wikiapp.wiki.page import Page
from wikiapp.wiki.reasons import why_title

if TYPE_CHECKING:
    from wikiapp.web.answer import Answer

# Asked at nearly every request, so it is put together once.
READY = joinedload(Page.latest).joinedload(Revision.text, innerjoin=True)
CALLED = select(Page).where(Page.address == bindparam("address")).options(READY)


class Answered(HTTPException):
    """Ends a view with an answer."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(response=make_response(answer))


def page_at(address: str) -> Page:
    """Return the page at an address, deleted or not; answers 400, 404, or sends on to the true spelling."""
    title = title_at(address)
    page = page_called(title)
    if page is None:
        raise Answered((render_template("wiki/missing.html", title=title, near=near(title)), 404))
    _insist_on_spelling(address, page)
    return page


def living_page_at(address: str) -> Page:
    """Return the page at an address that isn't deleted; a deleted one is answered with 410 and who and why."""
    page = page_at(address)
    if page.deleted_at:
        raise Answered((render_template("wiki/deleted.html", page=page, deletion=page.latest), 410))
    return page


def title_at(address: str) -> str:
    """Return the title that an address spells; answers 400 where no page could have it."""
    try:
        return titled(address.rstrip("/"))
    except BadTitle as error:
        raise Answered(error_page(400, _("No page can have that title"), why_title(error))) from error


def page_called(title: str) -> Page | None:
    """Return the page of that title, deleted or not, with its latest revision."""
    return transaction.session().scalar(CALLED, {"address": key(title)})


def _insist_on_spelling(address: str, page: Page) -> None:
    if request.method == "GET" and address != page.title.replace(" ", "_"):
        behind = request.path.removeprefix(PATH + address)
        query = f"?{request.query_string.decode()}" if request.query_string else ""
        raise Answered(redirect(page.path + behind + query, 301))
