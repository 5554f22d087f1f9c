"""Stopping what is blocked: at a device, from a range of addresses, of certain pages, of pictures and files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import g, has_request_context, request
from sqlalchemy import bindparam, event, exists, select

from wikiapp.content import Content, Revision
from wikiapp.filters.held import Held
from wikiapp.moderation.keeping_addresses import device_number
from wikiapp.people.block import Block, Blocked, What
from wikiapp.people.place_block import PlaceBlock
from wikiapp.people.present import before_each_write
from wikiapp.people.written_from import read
from wikiapp.titles import FILE
from wikiapp.web import transaction

if TYPE_CHECKING:
    from flask import Flask
    from sqlalchemy.orm import Session, sessionmaker

    from wikiapp.people.person import Person

# Nearly always there is none: so much each write pays for finding that out.
ANY_HELD = select(
    exists().where(PlaceBlock.ended_at.is_(None))
    | exists().where(Block.person_id == bindparam("person"), Block.ended_at.is_(None))
)


def use(app: Flask) -> None:
    """Look at each write before it is done."""
    before_each_write(app, _look)


def follow(sessions: sessionmaker[Session]) -> None:
    """Let these sessions write nothing that is blocked for whoever makes the request."""
    event.listen(sessions, "before_flush", _insist_on_allowed)


def blocks_here(person: Person | None) -> list[Block | PlaceBlock]:
    """Return all blocks that hold now for whoever makes this request."""
    session = transaction.session()
    at_place = session.scalars(PlaceBlock.at(device_number(), read(request.remote_addr))).all()
    known = person is not None and person.id is not None
    own = session.scalars(Block.of(person)).all() if person and known else []
    return [*own, *(one for one in at_place if one.stops(person))]


def _look(person: Person) -> None:
    g.blocks = []
    # Whoever is new here is written down with what they write, not before.
    with transaction.session().no_autoflush:
        any_held = transaction.session().connection().scalar(ANY_HELD, {"person": person.id or 0})
        found = blocks_here(person) if any_held else []
    for one in found:
        if one.what == What.EVERYTHING:
            raise Blocked(one)
    g.blocks = found


def _insist_on_allowed(session: Session, _context: object, _instances: object) -> None:
    blocks = g.get("blocks") if has_request_context() else None
    if not blocks:
        return
    for new in [each for each in session.new if isinstance(each, Revision | Held)]:
        for one in blocks:
            if _is_about(one, new, session):
                raise Blocked(one)


def _is_about(block: Block | PlaceBlock, new: Revision | Held, session: Session) -> bool:
    if block.what == What.PAGES:
        return new.content_id in block.pages
    kind = new.kind if isinstance(new, Held) else session.get_one(Content, new.content_id).kind
    return kind == FILE
