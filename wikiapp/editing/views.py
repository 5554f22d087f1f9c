"""Writing any content: the editor, its preview, and saving, also when two write at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flask import Blueprint, request

from wikiapp import language
from wikiapp.content import WrittenWrong
from wikiapp.editing.editor import editor, previewed, refused
from wikiapp.editing.form import EditForm, number_in
from wikiapp.editing.refusing import Refused
from wikiapp.editing.saving import save
from wikiapp.editing.settling import settled
from wikiapp.markup import sections
from wikiapp.people.present import present_person
from wikiapp.web import transaction

if TYPE_CHECKING:
    from wikiapp.content import Content
    from wikiapp.editing.desk import Desk
    from wikiapp.web.answer import Answer


class EditingViews:
    """The views of writing for one kind of content."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def new(self) -> Answer:
        """Show an empty editor that asks for a title, too."""
        form = self.desk.form(request.args.get("title", ""), "", language.current(), name=_own_name())
        return editor(self.desk, None, form, action=self.desk.new_address)

    def create(self) -> Answer:
        """Save the first revision of something whose title was typed."""
        form = self.desk.form.posted(request.form.get("title", ""))
        if "preview" in request.form:
            return previewed(self.desk, None, form, self.desk.new_address)
        try:
            content, form = self.desk.named(form)
        except Refused as error:
            return refused(self.desk, None, form, error, self.desk.new_address)
        return save(self.desk, content, form)

    def edit(self, address: str) -> Answer:
        """Show the editor with what the content says now, or one section of it."""
        content, title = self.desk.opened(address)
        if content is None:
            return editor(self.desk, None, self.desk.form(title, "", language.current(), name=_own_name()))
        said = self.desk.form(
            title, content.body, content.language, based_on=content.latest_number, name=_own_name()
        )  # fmt: skip
        return editor(self.desk, content, _section_of(content, said))

    def save(self, address: str) -> Answer:
        """Save a revision, or show what it would look like."""
        if "preview" in request.form:
            transaction.only_read()
        # Read before anything is looked up: what comes with a form may take a while, and nobody shall wait for it.
        form = self.desk.form.posted(request.form.get("title", ""))
        content, title = self.desk.opened(address)
        if not self.desk.renames or "title" not in request.form:
            form = replace(form, title=title)
        if content and "mine" in request.form:
            return self._settle(content, form)
        return (previewed if "preview" in request.form else save)(self.desk, content, form)

    def _settle(self, content: Content, form: EditForm) -> Answer:
        try:
            body = settled(content, request.form, form.based_on)
        except WrittenWrong as error:
            return refused(self.desk, content, replace(form, body=request.form["mine"]), error)
        return save(self.desk, content, replace(form, body=body, section=None))


def blueprint(name: str, desk: Desk) -> Blueprint:
    """Return the editor of what stands at an address, to hang behind it."""
    bp, views = Blueprint(name, __name__), EditingViews(desk)
    bp.add_url_rule("/edit", "edit", views.edit)
    bp.add_url_rule("/edit", "save", views.save, methods=["POST"])
    return bp


def beginning(name: str, desk: Desk) -> Blueprint:
    """Return the editor of what isn't there yet, for the address at which it is begun."""
    bp, views = Blueprint(name, __name__), EditingViews(desk)
    bp.add_url_rule(desk.new_address, "new", views.new)
    bp.add_url_rule(desk.new_address, "create", views.create, methods=["POST"])
    return bp


def _section_of(content: Content, form: EditForm) -> EditForm:
    wanted, parts = number_in(request.args.get("section", "")), sections(content.body)
    if wanted is None or not 0 <= wanted < len(parts):
        return form
    return replace(form, section=wanted, body=content.body[parts[wanted].start : parts[wanted].end])


def _own_name() -> str:
    person = present_person()
    return person.name if person else ""
