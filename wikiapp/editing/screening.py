"""What filters have to say about a form that is about to be saved."""

from __future__ import annotations

from dataclasses import replace
from http import HTTPStatus
from typing import TYPE_CHECKING

from wikiapp.content.words import tidy
from wikiapp.database import now
from wikiapp.editing.refusing import Refused
from wikiapp.ends import edited
from wikiapp.filters.change import Change
from wikiapp.filters.held import Held, hold
from wikiapp.filters.screening import Screening, screen
from wikiapp.filters.writer import Writer
from wikiapp.language import gettext as _
from wikiapp.web import transaction

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from wikiapp.content import Content
    from wikiapp.editing.desk import Desk
    from wikiapp.editing.form import EditForm
    from wikiapp.filters.screening import Active
    from wikiapp.people.person import Person


class Noticed(Refused):
    """Filters refuse what is about to be written, or warn of it; `heeded` are those whose warning is read now."""

    def __init__(self, screening: Screening) -> None:
        by, warned = screening.refused_by, screening.warned_by
        stopped = [by] if by else warned
        code = HTTPStatus.FORBIDDEN if by else HTTPStatus.UNPROCESSABLE_ENTITY
        super().__init__("body", _refusal(by) if by else _warning(warned), code=code)
        self.heeded = (*screening.heeded, *(one.version_id for one in warned))
        self.stopped_by = stopped


def looked_at(desk: Desk, content: Content | None, form: EditForm, person: Person) -> Screening:
    """Return what filters make of a form; raises Noticed where they refuse it, or warn of it at first."""
    session = transaction.session()
    if desk.is_private(content):
        return Screening(session, person)
    return insist(screen(session, person, lambda: _change(desk, content, form, person), form.heeded))


def insist(screening: Screening) -> Screening:
    """Return a screening that lets its change pass or wait; raises Noticed for the others."""
    if screening.refused_by or screening.warned_by:
        noticed = Noticed(screening)
        screening.stop(noticed.stopped_by)
        transaction.session().commit()
        raise noticed
    return screening


def having_read(form: EditForm, error: Exception) -> EditForm:
    """Return a form whose writer reads now what filters warn of, if that is what kept it from being saved."""
    return replace(form, heeded=error.heeded) if isinstance(error, Noticed) else form


def held(desk: Desk, content: Content | None, form: EditForm, screening: Screening) -> Held:
    """Let what a form holds wait for a moderator."""
    changed = _lines_changed(desk, content, form) if content else tidy(form.body)
    about, number = desk.hold(content, form, screening.person)
    kept = hold(
        screening.person, reason=screening.held_for or "", kind=desk.kind, content=about, number=number,
        title=form.title, language=form.language, body=changed,
        said=desk.carried(form),
    )  # fmt: skip
    screening.pass_on(about.history[number] if about and number else None)
    return kept


def beginning(
    person: Person, *, kind: str, language: str, title: str, body: str, heeded: Collection[int] = ()
) -> Screening:
    """Return what filters make of something new; raises Noticed."""
    session = transaction.session()

    def change() -> Change:
        return Change(
            writer=Writer(session, person, now()), kind=kind, language=language, title=title, before="",
            after=body, begins=True,
        )  # fmt: skip

    return insist(screen(session, person, change, heeded))


def _change(desk: Desk, content: Content | None, form: EditForm, person: Person) -> Change:
    return Change(
        writer=Writer(transaction.session(), person, now()), kind=desk.kind, language=form.language,
        title=form.title, before=_said_before(content, form) if content else "",
        after=tidy(desk.whole(content, form)) if content else form.body,
        begins=content is None or not _is_read(content),
    )  # fmt: skip


def _lines_changed(desk: Desk, content: Content, form: EditForm) -> str:
    return edited(_said_before(content, form), tidy(desk.whole(content, form))).new


def _is_read(content: Content) -> bool:
    return content.deleted_at is None and content.published_at is not None


def _said_before(content: Content, form: EditForm) -> str:
    """Return what everybody could read before: nothing of a draft, which no filter has looked at."""
    based_on = form.based_on
    if not _is_read(content):
        return ""
    if based_on and based_on != content.latest_number and content.history.stood(based_on):
        return content.history.body(based_on)
    return content.body


def _refusal(by: Active) -> str:
    told = _("This can't be saved (%(name)s).") % {"name": by.name}
    return f"{told} {by.advice}".strip()


def _warning(warned: Sequence[Active]) -> str:
    told = " ".join(f"{one.name}. {one.advice}".strip() for one in warned)
    return _("Have a look before you save: %(told)s If it is meant so, save again.") % {"told": told}
