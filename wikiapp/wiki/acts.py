"""Moving pages: the form and what it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import render_template, request
from sqlalchemy import func, select

from wikiapp.content import AddressTaken, Unchanged
from wikiapp.language import gettext as _
from wikiapp.people.present import commit_as, writer
from wikiapp.titles import BadTitle, titled
from wikiapp.web import transaction
from wikiapp.web.answer import see_other, tell
from wikiapp.wiki.blueprint import bp
from wikiapp.wiki.finding import living_page_at
from wikiapp.wiki.links import Role, pages_naming
from wikiapp.wiki.moving import let_links_follow, move
from wikiapp.wiki.reasons import why_title

if TYPE_CHECKING:
    from wikiapp.content import Content
    from wikiapp.web.answer import Answer
    from wikiapp.wiki.page import Page


@bp.get("/wiki/<path:address>/moves")
def move_form(address: str) -> Answer:
    """Ask for the new title."""
    page = living_page_at(address)
    return _move_form(page, {"title": page.title, "summary": "", "rewrite_links": True})


@bp.post("/wiki/<path:address>/moves")
def move_page(address: str) -> Answer:
    """Move a page."""
    page = living_page_at(address)
    sent = request.form
    old, title, summary = page.title, sent.get("title", ""), sent.get("summary", "")
    form = {"title": title, "summary": summary, "rewrite_links": bool(sent.get("rewrite_links"))}
    try:
        person = writer(sent.get("name", ""))
        move(page, to=titled(title), author=person, summary=summary)
        if form["rewrite_links"]:
            let_links_follow(page, old=old, author=person, summary=f"[[{old}]] → [[{page.title}]]")
        commit_as(person)
    except BadTitle as error:
        return _refused(address, form, why_title(error))
    except AddressTaken:
        return _refused(address, form, _("There is, or was, another page of that title. Choose another one."))
    except Unchanged:
        return _refused(address, form, _("That is the title it has already."))
    tell(_("Moved. The old title leads here."))
    return see_other(page.path)


def led_here(page: Content) -> int:
    """Return how many contents lead to a page, or show its text as part of theirs."""
    sources = pages_naming(page.title, Role.LINK, Role.TRANSCLUSION).order_by(None).subquery()
    return transaction.session().scalar(select(func.count()).select_from(sources)) or 0


def _move_form(page: Page, form: dict[str, object], errors: dict[str, str] | None = None) -> Answer:
    shown = render_template("wiki/move.html", page=page, form=form, errors=errors or {}, links=led_here(page))
    return shown, 422 if errors else 200


def _refused(address: str, form: dict[str, object], sentence: str) -> Answer:
    transaction.only_read()
    return _move_form(living_page_at(address), form, {"title": sentence})
