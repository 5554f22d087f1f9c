"""The desk: what needs a look now."""

from __future__ import annotations

import shutil
from functools import cache, reduce
from operator import add
from typing import TYPE_CHECKING, Any, cast

from flask import current_app, render_template
from sqlalchemy import func, select

from wikiapp.content.seen import count_unseen
from wikiapp.filters.filter import FilterSwitch
from wikiapp.filters.held import Held
from wikiapp.moderation.appeal import Appeal
from wikiapp.moderation.block_form import whats
from wikiapp.moderation.blueprint import bp
from wikiapp.moderation.lessons import guesser
from wikiapp.moderation.report import Report
from wikiapp.people.block import Block
from wikiapp.people.permitting import person_with
from wikiapp.people.place_block import PlaceAppeal, PlaceBlock
from wikiapp.people.role import Role
from wikiapp.telling import DEVICE, kinds, places
from wikiapp.web import transaction

if TYPE_CHECKING:
    from flask import Flask
    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from wikiapp.moderation.guess import Guess
    from wikiapp.web.answer import Answer

MOST_UNSEEN, ROOM = 1000, 50


def use(app: Flask) -> None:
    """Let the navigation say how much waits for a moderator."""
    app.jinja_env.globals["waits"] = waits


def waits() -> int:
    """Return how much waits: texts, reports and objections."""
    return transaction.session().connection().scalar(_how_much_waits()) or 0


@cache
def _how_much_waits() -> Select[int]:
    queues = Held.undecided(), Report.open(), Appeal.open(), PlaceAppeal.open()
    counts = [select(func.count()).select_from(each.order_by(None).subquery()) for each in queues]
    return select(reduce(add, (each.scalar_subquery() for each in counts)))


@bp.get("/moderation")
def desk() -> Answer:
    """Show what waits: what nobody has looked at, reports, appeals, and how the machine is."""
    person_with(Role.MODERATOR)
    session = transaction.session()
    return render_template(
        "moderation/desk.html",
        unseen=count_unseen(session, MOST_UNSEEN), most=MOST_UNSEEN,
        waiting=_queue(session), kinds=kinds(),
        switched_off=sum(one.version is None and one.by is None for one in session.scalars(FilterSwitch.last())),
        reports=session.scalars(Report.open().limit(ROOM)).all(),
        appeals=session.scalars(Appeal.open().limit(ROOM)).all(),
        blocks=session.scalars(Block.in_force().limit(ROOM)).all(),
        place_appeals=session.scalars(PlaceAppeal.open().limit(ROOM)).all(),
        place_blocks=session.scalars(PlaceBlock.in_force().limit(ROOM)).all(), devices=places(DEVICE),
        whats=whats(),
        search=_told("search"), free=shutil.disk_usage(current_app.config["DATA_DIR"]).free,
    )  # fmt: skip


def _queue(session: Session) -> list[tuple[Held, Guess | None]]:
    """Return what waits, and what it looks like; first what is likely to be approved: people wait for that."""
    waiting = session.scalars(Held.waiting().limit(ROOM)).all()
    learned = guesser(session) if waiting else None
    if learned is None or not learned.knows_enough:
        return [(held, None) for held in waiting]
    guesses = {held.id: learned.guess(f"{held.title}\n{held.body}") for held in waiting}
    return [(held, guesses[held.id]) for held in sorted(waiting, key=lambda held: guesses[held.id].weight)]


def _told(name: str) -> Any:
    told_of = cast("dict[str, Any]", current_app.extensions.get("told_of", {}))
    return told_of[name](transaction.session()) if name in told_of else None
