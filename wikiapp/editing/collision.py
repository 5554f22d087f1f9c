"""The page on which a collision is settled place by place: of two edits, or of an undoing with what came after."""

from __future__ import annotations

from dataclasses import replace
from http import HTTPStatus
from typing import TYPE_CHECKING, NamedTuple

from flask import render_template

from wikiapp.content import Content, Unchanged, WrittenWrong
from wikiapp.content.numbers import written
from wikiapp.editing.form import EditForm
from wikiapp.editing.settling import places
from wikiapp.language import gettext as _
from wikiapp.web import transaction

if TYPE_CHECKING:
    from wikiapp.content import EditConflict, Revision
    from wikiapp.people.person import Person
    from wikiapp.web.answer import Answer


class Told(NamedTuple):
    """What the page says of the one side, which nobody has typed just now where a change is undone."""

    title: str
    lead: str
    mine: str
    keeps: str = ""


def ask_writer(content: Content, form: EditForm, conflict: EditConflict) -> Answer:
    """Ask somebody whose edit collided."""
    lead = _("While you were writing, %(name)s changed the same place. Nothing is lost: both texts are here.")
    keeps = _("Your text is in the history as a suggestion, whatever you choose.")
    told = Told(_("Two changes met"), lead % {"name": conflict.theirs.author.name}, _("As I wrote"), keeps)
    return _ask(content, form, conflict, told)


def ask_to_undo(content: Content, conflict: EditConflict, summary: str) -> Answer:
    """Ask somebody who would undo what later changes touched."""
    lead = _("Later changes touched the same words, so it can't be undone by itself. Both texts are here.")
    told = Told(_("What shall be undone?"), lead, _("As it was before"))
    return _ask(content, _form(content, summary), conflict, told)


def ask_to_adopt(content: Content, conflict: EditConflict, suggestion: Revision, summary: str) -> Answer:
    """Ask somebody who takes up a suggestion for words that were changed since."""
    name = {"name": suggestion.author.name}
    lead = _("What %(name)s suggested is about words that were changed since. Both texts are here.") % name
    told = Told(_("Two changes met"), lead, _("As %(name)s suggested") % name)
    return _ask(content, _form(content, summary), conflict, told)


def keep_as_suggestion(
    content: Content, form: EditForm, conflict: EditConflict, person: Person
) -> Revision | None:
    """Keep what collided, whatever its writer will choose; None where the page says it already."""
    said = {"author": person, "language": form.language, "summary": form.summary}
    try:
        return content.suggest(body=conflict.insisting, **said)  # type: ignore[arg-type]  # of one dict
    except WrittenWrong:  # both together are too long
        return content.suggest(body=conflict.mine, **said)  # type: ignore[arg-type]  # of one dict
    except Unchanged:
        return None


def _form(content: Content, summary: str) -> EditForm:
    return EditForm(content.title, "", content.language, summary=summary)


def _ask(content: Content, form: EditForm, conflict: EditConflict, told: Told) -> Answer:
    transaction.only_read()
    content = transaction.session().get_one(Content, content.id)  # as it is for those who only read
    theirs = content.history[conflict.theirs.number]
    form = replace(form, body=conflict.mine, section=None, based_on=theirs.number).settling(*conflict.settles)
    page = render_template(
        "editing/collision.html",
        content=content,
        form=form,
        settles=written(form.settles),
        began=conflict.began,
        theirs=theirs,
        told=told,
        places=list(places(conflict.merged)) if conflict.merged else [],
    )
    return page, HTTPStatus.CONFLICT
