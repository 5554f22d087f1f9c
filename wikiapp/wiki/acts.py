"""Moving pages: the form and what it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import render_template, request

from wikiapp.content import AddressTaken, Unchanged
from wikiapp.editing.screening import Noticed
from wikiapp.editing.screening_again import title_looked_at
from wikiapp.language import gettext as _
from wikiapp.links import led_here
from wikiapp.people.present import commit_as, writer
from wikiapp.titles import BadTitle, titled
from wikiapp.web import transaction
from wikiapp.web.answer import see_other, tell
from wikiapp.wiki.blueprint import bp
from wikiapp.wiki.finding import living_page_at
from wikiapp.wiki.moving import let_links_follow, move
from wikiapp.wiki.reasons import why_title

if TYPE_CHECKING:
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
        screening = title_looked_at(page, titled(title), person)
        if screening.held_for is not None:
            return _refused(address, form, _("A moderator has to look at this title first. Ask one to change it."))
        move(page, to=titled(title), author=person, summary=summary)
        if form["rewrite_links"]:
            let_links_follow(page, old=old, author=person, summary=f"[[{old}]] → [[{page.title}]]")
        screening.pass_on(page.latest)
        commit_as(person)
    except Noticed as noticed:
        return _refused(address, form, noticed.sentence)
    except BadTitle as error:
        return _refused(address, form, why_title(error))
    except AddressTaken:
        return _refused(address, form, _("There is, or was, another page of that title. Choose another one."))
    except Unchanged:
        return _refused(address, form, _("That is the title it has already."))
    tell(_("Moved. The old title leads here."))
    return see_other(page.path)


def _move_form(page: Page, form: dict[str, object], errors: dict[str, str] | None = None) -> Answer:
    shown = render_template(
        "wiki/move.html", page=page, form=form, errors=errors or {}, links=led_here(transaction.session(), page)
    )
    return shown, 422 if errors else 200


def _refused(address: str, form: dict[str, object], sentence: str) -> Answer:
    transaction.only_read()
    return _move_form(living_page_at(address), form, {"title": sentence})
