"""Giving a file another name, and letting the texts follow in which it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import render_template, request

from wikiapp.content import AddressTaken, Unchanged
from wikiapp.editing.screening import Noticed
from wikiapp.editing.screening_again import title_looked_at
from wikiapp.files.blueprint import bp
from wikiapp.files.finding import living_file_at
from wikiapp.files.names import named
from wikiapp.files.reading import texts_showing
from wikiapp.language import gettext as _
from wikiapp.links import Role, all_naming
from wikiapp.markup import refile
from wikiapp.people.present import commit_as, writer
from wikiapp.titles import key
from wikiapp.web import transaction
from wikiapp.web.answer import see_other, tell

if TYPE_CHECKING:
    from wikiapp.files.file import File
    from wikiapp.people.person import Person
    from wikiapp.web.answer import Answer


@bp.get("/files/<name>/moves")
def move_form(name: str) -> Answer:
    """Ask for the new name."""
    file = living_file_at(name)
    return _form(file, {"title": file.title, "summary": ""}, {})


@bp.post("/files/<name>/moves")
def move_file(name: str) -> Answer:
    """Give a file another name."""
    file, form = living_file_at(name), {field: request.form.get(field, "") for field in ("title", "summary")}
    try:
        person = writer(request.form.get("name", ""))
        screening = title_looked_at(file, form["title"], person)
        if screening.held_for is not None:
            return _refused(name, form, _("A moderator has to look at this title first. Ask one to change it."))
        move(file, to=form["title"], author=person, summary=form["summary"])
        screening.pass_on(file.latest)
        commit_as(person)
    except Noticed as noticed:
        return _refused(name, form, noticed.sentence)
    except AddressTaken:
        return _refused(name, form, _("There is, or was, another file of that name. Choose another one."))
    except Unchanged:
        return _refused(name, form, _("That is the name it has already."))
    tell(_("Moved. Texts that show it name it anew."))
    return see_other(file.path)


def move(file: File, *, to: str, author: Person, summary: str = "") -> None:
    """Give a file the nearest name that it can have; raises AddressTaken, Unchanged.

    No redirect stays behind: what names a file shows it, and each text that does so is written anew, drafts and
    comments as well.
    """
    old, new = file.title, named(to, f".{file.title.rpartition('.')[2]}")
    file.rename(to=new, author=author, summary=summary)
    for source in file.session.scalars(all_naming(old, Role.FILE)).all():
        body = refile(source.body, old, new, lambda one, other: key(one) == key(other))
        if body != source.body:
            source.save_revision(author=author, body=body, summary=f"{old} → {new}", minor=True)


def _form(file: File, form: dict[str, str], errors: dict[str, str]) -> str:
    return render_template("files/move.html", file=file, form=form, errors=errors, links=len(texts_showing(file)))


def _refused(name: str, form: dict[str, str], sentence: str) -> Answer:
    transaction.only_read()
    return _form(living_file_at(name), form, {"title": sentence}), 422
