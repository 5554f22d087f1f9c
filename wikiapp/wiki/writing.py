"""Writing pages: their titles are their addresses, and one can be begun wherever there is none."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from wikiapp.content import AddressTaken
from wikiapp.editing.desk import Desk, begun_twice
from wikiapp.editing.refusing import Refused
from wikiapp.language import gettext as _
from wikiapp.titles import PAGE, BadTitle, path_of, titled
from wikiapp.web import transaction
from wikiapp.wiki.finding import insist_on_spelling, page_called, title_at
from wikiapp.wiki.page import Page
from wikiapp.wiki.reasons import why_title

if TYPE_CHECKING:
    from wikiapp.editing.form import EditForm
    from wikiapp.people.person import Person


class PageDesk(Desk):
    """The desk for pages."""

    kind = PAGE
    template = "wiki/editor.html"
    new_address = "/wiki/new"

    def opened(self, address: str) -> tuple[Page | None, str]:
        """Return the page at an address and its title; answers 400, or sends on to the true spelling."""
        title = title_at(address)
        page = page_called(title)
        if page is None:
            return None, title
        insist_on_spelling(address, page)
        return page, page.title

    def named(self, form: EditForm) -> tuple[Page | None, EditForm]:
        """Return the deleted page of that title, if there is one: it comes back by being written again."""
        try:
            form = replace(form, title=titled(form.title))
        except BadTitle as error:
            raise Refused("title", why_title(error)) from error
        page = page_called(form.title)
        if page is not None and not page.deleted_at:
            raise Refused(
                "title", _("There is a page of that title already. Choose another, or add your text to it.")
            )
        return page, replace(form, based_on=page.latest_number if page else None)

    def editor_of(self, title: str) -> str:
        """Return where a page of that title is begun."""
        return f"{path_of(title)}/edit"

    def begin(self, form: EditForm, author: Person) -> Page:
        """Write the first revision of a page."""
        try:
            return Page.write(
                transaction.session(), author=author, title=form.title, body=form.body, language=form.language,
                summary=form.summary, minor=form.minor,
            )  # fmt: skip
        except AddressTaken as taken:  # by somebody who was faster by a moment
            page = page_called(form.title)
            if page is None:
                raise
            raise begun_twice(page, form) from taken
