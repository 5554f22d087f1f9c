"""Telling each other that one is writing: what an editor says of itself, and is told of others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, abort, request
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from wikiapp.content import Content
from wikiapp.editing.presence import LONGEST_EDITOR, attend, count_others, leave
from wikiapp.language import ngettext
from wikiapp.logs import LOG
from wikiapp.people.present import present_person
from wikiapp.web import transaction

if TYPE_CHECKING:
    from uuid import UUID

    from flask import Flask

    from wikiapp.people.person import Person
    from wikiapp.web.answer import Answer

bp = Blueprint("presence", __name__)


def use(app: Flask) -> None:
    """Let the editor's template say who else is writing when it is opened."""
    app.jinja_env.globals["others_writing"] = lambda content: _told(content, "", present_person())


@bp.post("/presence/<uuid:number>")
def presence(number: UUID) -> Answer:
    """Note that an editor is open, or with `leaves` that it was closed; answer who else is writing."""
    transaction.only_read()  # what is noted is merely handy to have: nobody waits for it
    content = transaction.session().scalar(select(Content).where(Content.uuid == number)) or abort(404)
    editor, person = request.form.get("editor", "")[:LONGEST_EDITOR] or abort(400), present_person()
    _note(content, editor, person)
    return {"told": _told(content, editor, person)}, 200, {"Cache-Control": "no-store"}


def _note(content: Content, editor: str, person: Person | None) -> None:
    try:
        with transaction.database().keeping.begin() as connection:
            if "leaves" in request.form:
                leave(connection, content.id, editor)
            else:
                attend(connection, content.id, editor, person)
    except OperationalError:
        LOG.info("who is writing was not noted")


def _told(content: Content, editor: str, person: Person | None) -> str:
    others = count_others(transaction.session(), content, editor, person)
    return (
        ngettext(
            "%(num)d other is writing here, too. Both texts are joined when you save.",
            "%(num)d others are writing here, too. All texts are joined when you save.",
            others,
        )
        % {"num": others}
        if others
        else ""
    )
