"""Lists of pages: all, wanted, orphaned, and the categories."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVarTuple

from flask import render_template, request
from sqlalchemy.orm import joinedload

from wikiapp.language import gettext as _
from wikiapp.language import ngettext
from wikiapp.titles import path_of
from wikiapp.web import transaction
from wikiapp.web.answer import same_for_all, with_query
from wikiapp.wiki.blueprint import bp
from wikiapp.wiki.links import categories, orphaned, wanted
from wikiapp.wiki.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import ColumnElement, Select

    from wikiapp.web.answer import Answer

Row = TypeVarTuple("Row")

ROOM = 100  # pages on one page of a list


@dataclass(frozen=True)
class Listed:
    """One line of a list of pages; `key` is what the list is in the order of."""

    key: str
    title: str
    path: str
    note: str = ""


@bp.get("/pages")
def all_pages() -> Answer:
    """List all pages by title."""
    return _list("all", _("All pages"), _("Every page of this wiki, by title."), _pages(Page.living()))


@bp.get("/pages/orphaned")
def orphaned_pages() -> Answer:
    """List the pages that nothing leads to."""
    lead = _("No other page leads to these. A link from somewhere would help readers to find them.")
    return _list("orphaned", _("Orphaned pages"), lead, _pages(orphaned().order_by(None)))


@bp.get("/pages/wanted")
def wanted_pages() -> Answer:
    """List the titles that are linked to and not written."""
    lead = _("Other pages lead to these, and nobody has written them yet. Be the first!")
    return _list("wanted", _("Wanted pages"), lead, _titles(wanted(), _led_by))


@bp.get("/categories")
def all_categories() -> Answer:
    """List the categories that pages are in."""
    lead = _("What the pages are about. A page joins a category by a line like [[Category:Trade]].")
    return _list("categories", _("Categories"), lead, _titles(categories(), _pages_in))


def _list(current: str, heading: str, lead: str, listed: Sequence[Listed]) -> Answer:
    shown, address = listed[:ROOM], request.path
    after = request.args.get("after")
    same_for_all()
    return render_template(
        "wiki/pages.html",
        current=current,
        heading=heading,
        lead=lead,
        pages=shown,
        older=with_query(address, after=shown[-1].key) if len(listed) > ROOM else None,
        newer=address if after else None,
    )


def _pages(chosen: Select[Page]) -> list[Listed]:
    page = _from_here(chosen.options(joinedload(Page.latest)), Page.address).order_by(Page.address)
    found = transaction.session().scalars(page).all()
    return [Listed(page.address or "", page.title, page.path) for page in found]


def _titles(chosen: Select[str, str, int], note: Callable[[int], str]) -> list[Listed]:
    rows = transaction.session().execute(_from_here(chosen, chosen.selected_columns[0]))
    return [Listed(key, title, path_of(title), note(count)) for key, title, count in rows]


def _from_here(chosen: Select[*Row], column: ColumnElement[str] | Any) -> Select[*Row]:
    after = request.args.get("after", "")
    return (chosen.where(column > after) if after else chosen).limit(ROOM + 1)


def _led_by(count: int) -> str:
    return ngettext("%(num)s page leads here", "%(num)s pages lead here", count) % {"num": count}


def _pages_in(count: int) -> str:
    return ngettext("%(num)s page", "%(num)s pages", count) % {"num": count}
