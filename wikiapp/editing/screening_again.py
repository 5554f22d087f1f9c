"""What filters have to say about what comes by no editor: a text that is brought back, and a new title."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from wikiapp.database import now
from wikiapp.editing.screening import Noticed, insist
from wikiapp.filters.change import Change
from wikiapp.filters.filter import Does
from wikiapp.filters.held import Held, hold
from wikiapp.filters.screening import Screening, screen
from wikiapp.filters.writer import Writer
from wikiapp.language import gettext as _
from wikiapp.web import transaction
from wikiapp.web.errors import error_page

if TYPE_CHECKING:
    from flask import Flask

    from wikiapp.content import Content
    from wikiapp.people.person import Person
    from wikiapp.web.answer import Answer


def use(app: Flask) -> None:
    """Tell whoever brings back what filters refuse so."""
    app.register_error_handler(Noticed, _refused)


def text_looked_at(content: Content, after: str, person: Person) -> Screening:
    """Return what filters make of a text that is about to be said again; raises Noticed where they refuse it."""
    # What is deleted says nothing, though its last revision holds what it would say again.
    return _looked_at(content, person, "" if content.deleted_at else content.body, after, content.title)


def title_looked_at(content: Content, title: str, person: Person) -> Screening:
    """Return the same of a new title."""
    return _looked_at(content, person, content.title, title, title)


def held_back(content: Content, screening: Screening, *, body: str, summary: str) -> Held:
    """Let a text wait that was to be brought back: as a suggestion."""
    kept = content.suggest(author=screening.person, body=body, language=content.language, summary=summary)
    held = hold(
        screening.person, reason=screening.held_for or "", kind=content.kind, content=content, number=kept.number,
        title=content.title, language=content.language, body=body, said={"summary": summary, "minor": False},
    )  # fmt: skip
    screening.pass_on(kept)
    return held


def _looked_at(content: Content, person: Person, before: str, after: str, title: str) -> Screening:
    session = transaction.session()
    if content.published_at is None:  # a draft is nobody's business
        return Screening(session, person)

    def change() -> Change:
        return Change(
            writer=Writer(session, person, now()), kind=content.kind, language=content.language, title=title,
            before=before, after=after, begins=content.deleted_at is not None,
        )  # fmt: skip

    found = screen(session, person, change, ())
    # There is no form to which a warning could lead back, so it is noted as read.
    return insist(replace(found, heeded=[one.version_id for one in found.hits if one.does == Does.WARN]))


def _refused(noticed: Noticed) -> Answer:
    transaction.only_read()
    return error_page(noticed.code, _("That is not allowed"), noticed.sentence)
