"""The history of any content: its revisions as a list, each of them to be read, and going back to one."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Blueprint, abort, render_template, request

from wikiapp.content import EditConflict, Revision, Unchanged
from wikiapp.history import blame, diff
from wikiapp.history.shares import shares
from wikiapp.language import gettext as _
from wikiapp.people.present import commit_as, writer
from wikiapp.rendering import rendered
from wikiapp.web import transaction
from wikiapp.web.answer import same_for_all, see_other, tell, with_query

if TYPE_CHECKING:
    from collections.abc import Callable

    from wikiapp.content import Content
    from wikiapp.web.answer import Answer

ROOM = 50  # revisions on one page of history


class HistoryViews:
    """The views of history for one kind of content; `find` returns the content at an address."""

    def __init__(self, find: Callable[[str], Content]) -> None:
        self.find = find

    def history(self, address: str) -> Answer:
        """List the revisions, newest first, in pages that stay quick however many there are."""
        content = self.find(address)
        newest, last = content.revision_count, _number("before")
        before = min(last or newest + 1, newest + 1)
        same_for_all()
        return render_template(
            "history/history.html",
            content=content,
            shares=shares(content),
            revisions=content.history.before(before, ROOM),
            older=_before(content, before - ROOM) if before - ROOM > 1 else None,
            newer=_before(content, before + ROOM) if before <= newest else None,
        )

    def revision(self, address: str, number: int) -> Answer:
        """Show what it said at one revision."""
        content = self.find(address)
        revision = self._revision(content, number)
        return render_template(
            "history/revision.html",
            content=content,
            revision=revision,
            rendered=rendered(transaction.session(), revision, keep_with=transaction.database().keeping),
        )

    def diff(self, address: str) -> Answer:
        """Show what changed between two revisions."""
        return diff.answer(self.find(address))

    def blame(self, address: str) -> Answer:
        """Show who wrote each word of it."""
        return blame.answer(lambda: self.find(address))

    def revert(self, address: str) -> Answer:
        """Say again what an earlier revision said."""
        content, to = self.find(address), _number("to") or abort(400)
        person = writer(request.form.get("name", ""))
        try:
            content.history.revert(to=to, author=person, summary=request.form.get("summary", ""))
            commit_as(person)
            tell(_("This is the current version now. Nothing was lost: see the history."))
        except LookupError:
            abort(404)
        except Unchanged:
            tell(_("That is what it says already, so nothing was changed."), "note")
        return see_other(content.path)

    def undo_form(self, address: str) -> Answer:
        """Ask whether what one revision changed shall be taken back."""
        content = self.find(address)
        return self._undo_form(content, self._revision(content, _number("revision") or 0))

    def undo(self, address: str) -> Answer:
        """Take back what one revision changed; where that can't be done by itself, say so."""
        content = self.find(address)
        undone, summary = (
            self._revision(content, _number("revision") or abort(400)),
            request.form.get("summary", ""),
        )
        person = writer(request.form.get("name", ""))
        try:
            content.history.undo(revision=undone.number, author=person, summary=summary or _summary(undone))
            commit_as(person)
            tell(_("Undone. What came after it is kept."))
        except Unchanged:
            tell(_("Nothing is left of that change, so there was nothing to undo."), "note")
        except EditConflict:
            return self._undo_form(content, undone, summary=summary, collides=True), HTTPStatus.CONFLICT
        return see_other(content.path)

    def _undo_form(self, content: Content, revision: Revision, summary: str = "", collides: bool = False) -> str:
        return render_template(
            "history/undo.html", content=content, revision=revision, summary=summary, collides=collides
        )

    def _revision(self, content: Content, number: int) -> Revision:
        try:
            return content.history[number]
        except LookupError:
            abort(404)


def blueprint(name: str, find: Callable[[str], Content]) -> Blueprint:
    """Return the addresses that hang behind those of one kind of content."""
    bp, views = Blueprint(name, __name__), HistoryViews(find)
    bp.add_url_rule("/history", "history", views.history)
    bp.add_url_rule("/revisions/<int:number>", "revision", views.revision)
    bp.add_url_rule("/diff", "diff", views.diff)
    bp.add_url_rule("/blame", "blame", views.blame)
    bp.add_url_rule("/reverts", "revert", views.revert, methods=["POST"])
    bp.add_url_rule("/undos", "undo_form", views.undo_form)
    bp.add_url_rule("/undos", "undo", views.undo, methods=["POST"])
    return bp


def _summary(undone: Revision) -> str:
    said = {"number": undone.number, "name": undone.author.name}
    return _("undid version %(number)s by %(name)s") % said


def _before(content: Content, number: int) -> str:
    address = f"{content.path}/history"
    return address if number > content.revision_count else with_query(address, before=number)


def _number(name: str) -> int | None:
    return request.values.get(name, type=int)
