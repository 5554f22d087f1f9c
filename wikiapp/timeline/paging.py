"""Lists of revisions in pages, each of which goes on where the one before it ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import request
from sqlalchemy.orm import joinedload

from wikiapp.content import Content, Revision
from wikiapp.database import LARGEST_NUMBER
from wikiapp.web import transaction
from wikiapp.web.answer import with_query

if TYPE_CHECKING:
    from sqlalchemy import Select

ROOM = 50  # revisions on one page
TOLD = (joinedload(Revision.content).joinedload(Content.latest),)


def page_of(chosen: Select[Revision]) -> tuple[list[Revision], str | None]:
    """Return the page that is asked for, and the address of the next, older one."""
    if (number := before()) is not None:
        chosen = chosen.where(Revision.id < number)
    found = list(transaction.session().scalars(chosen.options(*TOLD).limit(ROOM + 1)))
    return found[:ROOM], older(found[ROOM - 1].id if len(found) > ROOM else None)


def before() -> int | None:
    """Return the number below which the page begins that is asked for; None for the first."""
    number = request.args.get("before", type=int)
    return None if number is None else min(number, LARGEST_NUMBER)


def older(number: int | None, **query: str) -> str | None:
    """Return the address of the page that begins below a number."""
    return None if number is None else with_query(request.path, before=number, **query)


def first_page(**query: str) -> str | None:
    """Return the address of the first page, on those that aren't it."""
    return with_query(request.path, **query) if "before" in request.args else None
