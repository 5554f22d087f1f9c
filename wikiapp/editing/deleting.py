"""Taking any content out of sight, and bringing it back: the forms and what they do."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from flask import Blueprint, render_template, request

from wikiapp.content import Content, Unchanged
from wikiapp.editing.screening_again import text_looked_at
from wikiapp.language import gettext as _
from wikiapp.links import led_here
from wikiapp.people.present import commit_as, writer
from wikiapp.web import transaction
from wikiapp.web.answer import Answered, see_other, tell, url

if TYPE_CHECKING:
    from collections.abc import Callable

    from wikiapp.web.answer import Answer

Kind = TypeVar("Kind", bound=Content)


def living(content: Kind) -> Kind:
    """Return a content that isn't deleted; a deleted one is answered with 410 and who and why."""
    if content.deleted_at:
        raise Answered((render_template("editing/deleted.html", content=content, deletion=content.latest), 410))
    return content


class DeletingViews:
    """The views for one kind of content; `find` returns the content at an address, `template` asks why."""

    def __init__(self, find: Callable[[str], Content], template: str) -> None:
        self.find, self.template = find, template

    def form(self, address: str) -> Answer:
        """Ask why it should go."""
        content = living(self.find(address))
        links = led_here(transaction.session(), content) if "links" in content.acts else 0
        return render_template(self.template, content=content, links=links)

    def delete(self, address: str) -> Answer:
        """Take it out of sight."""
        content = living(self.find(address))
        person = writer(request.form.get("name", ""))
        content.delete(author=person, summary=request.form.get("summary", ""))
        commit_as(person)
        return see_other(url(content))

    def restore(self, address: str) -> Answer:
        """Bring it back."""
        content = self.find(address)
        person = writer(request.form.get("name", ""))
        try:
            screening = text_looked_at(content, content.body, person)
            if screening.held_for is not None:
                tell(_("A moderator has to look at this text first. Ask one to bring it back."), "note")
                return see_other(url(content))
            screening.pass_on(content.restore(author=person, summary=request.form.get("summary", "")))
            commit_as(person)
            tell(_("Restored."))
        except Unchanged:
            tell(_("It wasn't deleted."), "note")
        return see_other(url(content))


def blueprint(name: str, find: Callable[[str], Content], template: str) -> Blueprint:
    """Return the addresses that hang behind those of one kind of content."""
    bp, views = Blueprint(name, __name__), DeletingViews(find, template)
    bp.add_url_rule("/deletion", "form", views.form)
    bp.add_url_rule("/deletion", "delete", views.delete, methods=["POST"])
    bp.add_url_rule("/restoration", "restore", views.restore, methods=["POST"])
    return bp
