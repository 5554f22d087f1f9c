"""Lists of revisions in pages, each of which goes on where the one before it ended."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import request
from sqlalchemy.orm import joinedload

from wikiapp.content import Content, Revision
from wikiapp.database import LARGEST_NUMBER
from wikiapp.web.answer import with_query

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

ROOM = 50  # revisions on one page
TOLD = (joinedload(Revision.content).joinedload(Content.latest),)


def loaded(session: Session, rows: Select[Any], asked: dict[str, Any] | None = None) -> Sequence[Revision]:
    """Return the revisions that a query finds with its parameters, with what is told of them besides."""
    return session.scalars(rows.options(*TOLD), asked).all()


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
