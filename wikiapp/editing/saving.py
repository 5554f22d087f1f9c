"""Saving what somebody wrote, and what to answer: that it worked, that two collided, that it can't be kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikiapp.content import EditConflict, Protected, Unchanged, WrittenWrong
from wikiapp.editing.collision import ask_writer, keep_as_suggestion
from wikiapp.editing.editor import refused
from wikiapp.editing.refusing import Refused
from wikiapp.editing.screening import having_read, held, looked_at
from wikiapp.language import gettext as _
from wikiapp.people.present import commit_as, writer
from wikiapp.web.answer import see_other, tell, url

if TYPE_CHECKING:
    from wikiapp.content import Content
    from wikiapp.editing.desk import Desk
    from wikiapp.editing.form import EditForm
    from wikiapp.filters.screening import Screening
    from wikiapp.people.person import Person
    from wikiapp.web.answer import Answer


def save(desk: Desk, content: Content | None, form: EditForm) -> Answer:
    """Write what the form holds into a content, or begin one, and answer; nothing typed is lost."""
    try:
        person = writer(form.name)
        screening = looked_at(desk, content, form, person)
        if screening.held_for is not None:
            return _held(desk, content, form, screening)
        saved = _written(desk, content, form, person)
        screening.pass_on(saved.latest)
        commit_as(person)
    except Unchanged:
        tell(_unchanged(form), "note")
        return see_other(url(content))
    except EditConflict as conflict:
        return _collided(form, conflict, person)
    except Protected:
        return _suggested(desk, content, form, person)
    except (Refused, WrittenWrong) as error:
        return refused(desk, content, having_read(form, error), error)
    tell(desk.thanks(saved, form))
    return see_other(url(saved))


def _written(desk: Desk, content: Content | None, form: EditForm, person: Person) -> Content:
    if content is None:
        return desk.begin(form, person)
    desk.save(content, form, person)
    return content


def _unchanged(form: EditForm) -> str:
    if form.settles:
        return _("It stays as it is. Your text is in the history as a suggestion.")
    return _("Nothing was changed, so nothing was saved.")


def _suggested(desk: Desk, content: Content | None, form: EditForm, person: Person) -> Answer:
    """Keep a text that may not be written now, in case that somebody who may takes it up."""
    if content is None:
        raise Protected(form.title)
    kept = desk.suggest(content, form, person)
    commit_as(person)
    tell(
        _("It is protected, so your text is kept as a suggestion. Somebody who may write here can take it up."),
        "note",
    )
    return see_other(url(content, f"revisions/{kept.number}"))


def _held(desk: Desk, content: Content | None, form: EditForm, screening: Screening) -> Answer:
    """Let a text wait for a moderator."""
    kept = held(desk, content, form, screening)
    commit_as(screening.person)
    return see_other(kept.path)


def _collided(form: EditForm, conflict: EditConflict, person: Person) -> Answer:
    """Ask what it shall say; the text is kept already, in case that nobody answers."""
    content = conflict.theirs.content
    kept = keep_as_suggestion(content, form, conflict, person)
    commit_as(person)
    return ask_writer(content, form.settling(*([range(kept.number, kept.number + 1)] if kept else [])), conflict)
