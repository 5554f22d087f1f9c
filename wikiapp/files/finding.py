"""Finding the file that an address means, or the answer to give where there is none."""

from __future__ import annotations

from flask import render_template
from sqlalchemy import bindparam, select
from sqlalchemy.orm import joinedload

from wikiapp.content import Revision
from wikiapp.editing.deleting import living
from wikiapp.files.blueprint import FILES
from wikiapp.files.file import File
from wikiapp.titles import key, spelled
from wikiapp.web import transaction
from wikiapp.web.answer import Answered, lead_on

READY = joinedload(File.latest).joinedload(Revision.text, innerjoin=True)
CALLED = select(File).where(File.address == bindparam("address")).options(READY)


def file_at(address: str) -> File:
    """Return the file of that name, deleted or not; answers 404, or sends on to the true spelling."""
    file = file_called(address)
    if file is None:
        raise Answered((render_template("files/missing.html", name=spelled(address)), 404))
    if address != file.title.replace(" ", "_"):
        lead_on(FILES + address, file.path)
    return file


def living_file_at(address: str) -> File:
    """Return the file of that name that isn't deleted; a deleted one is answered with 410 and who and why."""
    return living(file_at(address))


def file_called(name: str) -> File | None:
    """Return the file of that name, deleted or not, with its latest revision."""
    return transaction.session().scalar(CALLED, {"address": key(name)})
