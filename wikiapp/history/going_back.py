"""Going back in the history of any content, and taking up what was suggested: the forms and what they do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import abort, render_template, request

from wikiapp.content import EditConflict, OnlyAuthor, Overtaken, Unchanged
from wikiapp.content.numbers import runs, written
from wikiapp.editing.collision import ask_to_adopt, ask_to_undo
from wikiapp.editing.screening_again import held_back, text_looked_at
from wikiapp.history.chosen import chosen_number, chosen_revision
from wikiapp.language import gettext as _
from wikiapp.language import ngettext
from wikiapp.people.present import commit_as, writer
from wikiapp.web.answer import see_other, tell, url

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from wikiapp.content import Content, Revision
    from wikiapp.filters.screening import Screening
    from wikiapp.web.answer import Answer

MOST_UNDONE = 100  # revisions at once


class GoingBack:
    """The views that add a revision to one kind of content; `find` returns the content at an address."""

    def __init__(self, find: Callable[[str], Content]) -> None:
        self.find = find

    def revert(self, address: str) -> Answer:
        """Say again what an earlier revision said."""
        content, to = self.find(address), chosen_number("to") or abort(400)
        person, reason = writer(request.form.get("name", "")), request.form.get("summary", "")
        try:
            screening = text_looked_at(content, content.history.body(to), person)
            if screening.held_for is not None:
                return _waits(content, screening, content.history.body(to), reason)
            screening.pass_on(content.history.revert(to=to, author=person, summary=reason))
            commit_as(person)
            tell(_("This is the current version now. Nothing was lost: see the history."))
        except LookupError:
            abort(404)
        except Unchanged:
            tell(_("That is what it says already, so nothing was changed."), "note")
        return see_other(url(content))

    def undo_form(self, address: str) -> Answer:
        """Ask whether what some revisions changed shall be taken back."""
        content = self.find(address)
        if not request.args.getlist("revision"):
            tell(_("Tick the versions that shall be undone, then choose again."), "note")
            return see_other(url(content, "history"))
        return render_template("history/undo.html", content=content, revisions=_chosen(content))

    def undo(self, address: str) -> Answer:
        """Take back what some revisions changed; where that can't be done by itself, ask place by place."""
        content = self.find(address)
        chosen = _chosen(content)
        reason = request.form.get("summary", "") or _undoing(chosen)
        person = writer(request.form.get("name", ""))
        numbers = [one.number for one in chosen]
        try:
            left = content.history.without(numbers)
            screening = text_looked_at(content, left, person)
            if screening.held_for is not None:
                return _waits(content, screening, left, reason)
            screening.pass_on(content.history.undo_all(revisions=numbers, author=person, summary=reason))
            commit_as(person)
            tell(_("Undone. What came after it is kept."))
        except Unchanged:
            tell(_("Nothing is left of that change, so there was nothing to undo."), "note")
        except EditConflict as conflict:
            return ask_to_undo(content, conflict, _undoing_runs(conflict.settles))
        return see_other(url(content))

    def rollback_form(self, address: str) -> Answer:
        """Ask whether all that the latest author wrote last shall be taken back."""
        content = self.find(address)
        try:
            return render_template("history/rollback.html", content=content, to=content.history.last_run())
        except OnlyAuthor:
            return _nobody_else(content)

    def rollback(self, address: str) -> Answer:
        """Take back all that the latest author wrote last."""
        content = self.find(address)
        latest, author = chosen_number("latest") or abort(400), content.latest.author
        reason = request.form.get("summary", "") or _("took back what %(name)s wrote") % {"name": author.name}
        person = writer(request.form.get("name", ""))
        try:
            back = content.history.body(content.history.last_run())
            screening = text_looked_at(content, back, person)
            if screening.held_for is not None:
                return _waits(content, screening, back, reason)
            screening.pass_on(content.history.rollback(latest=latest, author=person, summary=reason))
            commit_as(person)
            tell(_("Taken back. Nothing was lost: see the history."))
        except OnlyAuthor:
            return _nobody_else(content)
        except Overtaken:
            tell(_("Somebody has written since you looked, so nothing was taken back. Look again."), "note")
        except Unchanged:
            tell(_("That is what it says already, so nothing was changed."), "note")
        return see_other(url(content, "history"))

    def adopt_form(self, address: str) -> Answer:
        """Lead to the suggestion, where it can be taken up."""
        content = self.find(address)
        return see_other(url(content, f"revisions/{chosen_revision(content, chosen_number('suggestion')).number}"))

    def adopt(self, address: str) -> Answer:
        """Take up a suggestion; where it collides with what was written since, ask place by place."""
        content = self.find(address)
        suggestion = chosen_revision(content, chosen_number("suggestion"))
        said = {"name": suggestion.author.name, "number": suggestion.number}
        reason = (
            request.form.get("summary", "") or _("took up what %(name)s suggested in version %(number)s") % said
        )
        person = writer(request.form.get("name", ""))
        try:
            content.history.adopt(suggestion=suggestion.number, author=person, summary=reason)
            commit_as(person)
            tell(_("Taken up. Thank you!"))
        except LookupError:
            abort(404)
        except Unchanged:
            tell(_("It says all of that already."), "note")
        except EditConflict as conflict:
            return ask_to_adopt(content, conflict, suggestion, reason)
        return see_other(url(content))


def _waits(content: Content, screening: Screening, body: str, reason: str) -> Answer:
    """Let a text wait for a moderator that was to be brought back."""
    held = held_back(content, screening, body=body, summary=reason)
    commit_as(screening.person)
    return see_other(held.path)


def _chosen(content: Content) -> list[Revision]:
    """Return the revisions that were chosen, newest first; answers 400 or 404 where they make no sense."""
    asked = request.values.getlist("revision", type=int)
    if not 1 <= len(set(asked)) <= MOST_UNDONE:
        abort(400)
    return [chosen_revision(content, one, stood=True) for one in sorted(set(asked), reverse=True)]


def _undoing(chosen: list[Revision]) -> str:
    if len(chosen) == 1:
        said = {"number": chosen[0].number, "name": chosen[0].author.name}
        return _("undid version %(number)s by %(name)s") % said
    return _undoing_runs(runs(one.number for one in chosen))


def _undoing_runs(undone: Sequence[range]) -> str:
    count = sum(map(len, undone))
    numbers = written(undone).replace(",", ", ").replace("-", "–")
    return ngettext("undid version %(numbers)s", "undid versions %(numbers)s", count) % {"numbers": numbers}


def _nobody_else(content: Content) -> Answer:
    tell(_("Nobody else has written this, so there is nothing to go back to."), "note")
    return see_other(url(content, "history"))
