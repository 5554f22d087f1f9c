"""Versions that are marked: reading one at its permanent address, marking, and taking a mark off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import abort, render_template, request

from wikiapp.agreement.marking import is_marked, last_mark, mark, unmark
from wikiapp.agreement.support import support_had
from wikiapp.content import Content, Unchanged, WrittenWrong
from wikiapp.language import gettext as _
from wikiapp.language import short_date
from wikiapp.people.permitting import person_with
from wikiapp.people.present import commit_as, writer
from wikiapp.people.role import Role
from wikiapp.rendering import rendered
from wikiapp.web import transaction
from wikiapp.web.answer import same_for_all, see_other, tell, url

if TYPE_CHECKING:
    from collections.abc import Callable

    from wikiapp.content import Revision
    from wikiapp.web.answer import Answer

PLACE = "#ui_marked"  # of the list in a history


class VersionViews:
    """The views for one kind of content; `find` returns the content at an address."""

    def __init__(self, find: Callable[[str], Content]) -> None:
        self.find = find

    def version(self, address: str, number: int) -> Answer:
        """Show a version that is marked, or once was, with its name and support: it never changes."""
        content = self.find(address)
        revision = _revision(content, number)
        last = last_mark(content, number) or abort(404)
        same_for_all()
        return render_template(
            "agreement/version.html",
            content=content,
            revision=revision,
            mark=last,
            rendered=rendered(transaction.session(), revision, keep_with=transaction.database().keeping),
        )

    def form(self, address: str) -> Answer:
        """Ask for a name to mark a version by; without a version, lead to those that are marked."""
        content = self.find(address)
        number = request.args.get("revision", type=int)
        if number is None:
            return see_other(url(content, "history") + PLACE)
        revision = _revision(content, number)
        if is_marked(last_mark(content, number)):
            return see_other(url(content, f"versions/{number}"))
        person_with(Role.MODERATOR)
        people = support_had(content, [number]).get(number, 0)
        return render_template(
            "agreement/marking.html", content=content, revision=revision, people=people, suggested=_name(revision)
        )

    def mark(self, address: str) -> Answer:
        """Mark a version."""
        person_with(Role.MODERATOR)
        content, sent = self.find(address), request.form
        revision = _revision(content, sent.get("revision", type=int) or 0)
        try:
            person, name = writer(sent.get("name", "")), sent.get("title", "").strip() or _name(revision)
            mark(content, revision=revision.number, name=name, person=person)
            commit_as(person)
            tell(_("Marked. This is its permanent address."))
        except WrittenWrong:
            abort(400)
        except Unchanged:
            tell(_("That version is marked already."), "note")
        return see_other(url(content, f"versions/{revision.number}"))

    def unmark(self, address: str, number: int) -> Answer:
        """Take the mark off a version."""
        person_with(Role.MODERATOR)
        content = self.find(address)
        _revision(content, number)
        try:
            person = writer(request.form.get("name", ""))
            unmark(content, revision=number, person=person)
            commit_as(person)
            tell(_("The mark is taken off. Its address still shows what it said."))
        except Unchanged:
            tell(_("That version isn't marked."), "note")
        return see_other(url(content, "history") + PLACE)


def _revision(content: Content, number: int) -> Revision:
    """Return a revision that the content ever said; answers 404."""
    return content.history[number] if content.history.stood(number) else abort(404)


def _name(revision: Revision) -> str:
    return _("The version of %(date)s") % {"date": short_date(revision.created_at)}
