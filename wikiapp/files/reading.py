"""Looking at a file: what it shows, what is said about it, and where it stands."""

from __future__ import annotations

import math
import os
from typing import TYPE_CHECKING

from flask import render_template
from sqlalchemy.orm import joinedload

from wikiapp.content import Content
from wikiapp.files.blueprint import bp, storage
from wikiapp.files.file import markup_of
from wikiapp.files.finding import living_file_at
from wikiapp.files.storage import NotStored
from wikiapp.language import gettext as _
from wikiapp.language import number
from wikiapp.links import Role, naming
from wikiapp.markup import excerpt
from wikiapp.rendering import rendered
from wikiapp.web import transaction
from wikiapp.web.answer import same_for_all

if TYPE_CHECKING:
    from wikiapp.files.file import File
    from wikiapp.markup import FileHead
    from wikiapp.web.answer import Answer

A_MEGABYTE = 1000  # kilobytes


@bp.get("/files/<name>")
def read(name: str) -> Answer:
    """Show a file."""
    file = living_file_at(name)
    html = rendered(transaction.session(), file.latest, keep_with=transaction.database().keeping)
    same_for_all()
    return render_template(
        "files/file.html",
        file=file,
        head=file.head,
        size=_size(file.head),
        rendered=html,
        markup=markup_of(file),
        people=file.history.people(),
        used=texts_showing(file),
        description=excerpt(html.html),
    )


@bp.get("/files/<name>/links")
def links(name: str) -> Answer:
    """Show where a file stands."""
    file = living_file_at(name)
    same_for_all()
    return render_template("wiki/links.html", page=file, sources=texts_showing(file), transcluders=[])


def texts_showing(file: File) -> list[Content]:
    """Return the contents in whose texts a file stands, as far as anybody may read them."""
    return list(transaction.session().scalars(naming(file.title, Role.FILE).options(joinedload(Content.latest))))


def _size(head: FileHead | None) -> str:
    """Say how large a file is; nothing where its bytes are missing."""
    try:
        with storage().open(head.digest if head else "") as opened:
            kilobytes = opened.seek(0, os.SEEK_END) / 1000
    except NotStored:
        return ""
    if kilobytes < A_MEGABYTE:
        return _("%(number)s kB") % {"number": number(math.ceil(kilobytes))}
    return _("%(number)s MB") % {"number": number(round(kilobytes / A_MEGABYTE, 1))}
