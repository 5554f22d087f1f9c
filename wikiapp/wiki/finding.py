"""Finding the page that an address means, or the answer to give where there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import render_template
from sqlalchemy import bindparam, select
from sqlalchemy.orm import joinedload

from wikiapp.content import Revision
from wikiapp.editing.deleting import living
from wikiapp.language import gettext as _
from wikiapp.titles import PATH, BadTitle, key, spelled, titled
from wikiapp.web import transaction
from wikiapp.web.answer import Answered, lead_on
from wikiapp.web.errors import error_page
from wikiapp.wiki.page import Page
from wikiapp.wiki.reasons import why_title

if TYPE_CHECKING:
    from collections.abc import Sequence


NEAR = 5  # how many alike titles a missing page suggests


# Asked at nearly every request, so it is put together once.
READY = joinedload(Page.latest).joinedload(Revision.text, innerjoin=True)
CALLED = select(Page).where(Page.address == bindparam("address")).options(READY)


def page_at(address: str) -> Page:
    """Return the page at an address, deleted or not; answers 400, 404, or sends on to the true spelling."""
    title = title_at(address)
    page = page_called(title)
    if page is None:
        raise Answered((render_template("wiki/missing.html", title=title, near=_near(title)), 404))
    insist_on_spelling(address, page)
    return page


def living_page_at(address: str) -> Page:
    """Return the page at an address that isn't deleted; a deleted one is answered with 410 and who and why."""
    return living(page_at(address))


def title_at(address: str) -> str:
    """Return the title that an address spells; answers 400 where no page could have it."""
    try:
        return titled(address.rstrip("/"))
    except BadTitle as error:
        raise Answered(error_page(400, _("No page can have that title"), why_title(error))) from error


def page_called(title: str) -> Page | None:
    """Return the page of that title, deleted or not, with its latest revision."""
    return transaction.session().scalar(CALLED, {"address": key(title)})


def insist_on_spelling(address: str, page: Page) -> None:
    """Send whoever only reads on from another spelling to the true one."""
    if address != page.title.replace(" ", "_"):
        lead_on(PATH + address, page.path)


def _near(title: str) -> Sequence[Page]:
    start = key(spelled(title))[:4].rstrip()
    alike = Page.living().where(Page.address.contains(start, autoescape=True)).order_by(Page.address)
    return transaction.session().scalars(alike.options(joinedload(Page.latest)).limit(NEAR)).all()
