"""Lists of files: all, and those that stand nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import render_template, request
from sqlalchemy import select
from sqlalchemy.orm import aliased, joinedload

from wikiapp.content import Content, Revision
from wikiapp.database import LARGEST_NUMBER
from wikiapp.files.blueprint import bp
from wikiapp.files.file import File
from wikiapp.language import gettext as _
from wikiapp.links import Link, Role
from wikiapp.web import transaction
from wikiapp.web.answer import same_for_all, with_query

if TYPE_CHECKING:
    from sqlalchemy import Select

    from wikiapp.web.answer import Answer

ROOM = 48  # files on one page of a list


@bp.get("/files/")
def all_files() -> Answer:
    """List all files, the newest first."""
    return _list("all", _("Pictures and files"), _("What was uploaded, the newest first."), File.living())


@bp.get("/files/unused")
def unused_files() -> Answer:
    """List the files that stand in no text."""
    lead = _("No text shows these now, nor does a draft. Put them where they help, or delete them.")
    return _list("unused", _("Unused files"), lead, unused())


def unused() -> Select[File]:
    """Find the files that no text names which isn't deleted, and no draft, whose writer means to show it yet."""
    source = aliased(Content)
    naming = (
        select(Link.target)
        .join(source, (source.id == Link.source_id) & source.deleted_at.is_(None))
        .where(Link.target == File.address, Link.role == Role.FILE)
    )
    return File.living().where(~naming.exists())


def _list(current: str, heading: str, lead: str, chosen: Select[File]) -> Answer:
    before = request.args.get("before", type=int)
    if before is not None:
        chosen = chosen.where(File.id < min(before, LARGEST_NUMBER))
    ready = joinedload(File.latest).joinedload(Revision.text, innerjoin=True)
    newest = chosen.options(ready).order_by(File.id.desc()).limit(ROOM + 1)
    found = transaction.session().scalars(newest).all()
    same_for_all()
    return render_template(
        "files/list.html",
        current=current,
        heading=heading,
        lead=lead,
        files=found[:ROOM],
        older=with_query(request.path, before=found[ROOM - 1].id) if len(found) > ROOM else None,
        newer=request.path if before is not None else None,
    )
