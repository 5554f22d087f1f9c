"""The desk: what needs a look now; and the log of what was done."""

from __future__ import annotations

import shutil
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

from flask import current_app, render_template, request

from wikiapp.content.seen import count_unseen
from wikiapp.filters.filter import FilterSwitch
from wikiapp.filters.held import Held
from wikiapp.moderation.act import Act
from wikiapp.moderation.appeal import Appeal
from wikiapp.moderation.blueprint import bp
from wikiapp.moderation.lessons import guesser
from wikiapp.moderation.report import Report
from wikiapp.people.block import Block
from wikiapp.people.permitting import person_with
from wikiapp.people.role import Role
from wikiapp.web import transaction
from wikiapp.web.answer import with_query

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from wikiapp.moderation.guess import Guess
    from wikiapp.web.answer import Answer

MOST_UNSEEN, ROOM = 1000, 50
LARGEST_NUMBER = 2**31 - 1


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
        search=_told("search"), free=shutil.disk_usage(current_app.config["DATA_DIR"]).free,
    )  # fmt: skip


@bp.get("/moderation/log")
def log() -> Answer:
    """List what moderators did; everybody may read it."""
    before = min(request.args.get("before", type=int) or LARGEST_NUMBER, LARGEST_NUMBER)
    chosen = Act.lately().where(Act.id < before).limit(ROOM + 1)
    acts = list(transaction.session().scalars(chosen))
    older = with_query(request.path, before=acts[ROOM - 1].id) if len(acts) > ROOM else None
    newer = request.path if "before" in request.args else None
    return render_template(
        "moderation/log.html", acts=acts[:ROOM], older=older, newer=newer, moment_of=datetime.fromisoformat
    )


def _queue(session: Session) -> list[tuple[Held, Guess | None]]:
    """Return what waits, and what it looks like; first what is likely to be approved: people wait for that."""
    waiting = session.scalars(Held.waiting().limit(ROOM)).all()
    learned = guesser(session) if waiting else None
    if learned is None or not learned.knows_enough:
        return [(held, None) for held in waiting]
    guesses = {held.id: learned.guess(f"{held.title}\n{held.body}") for held in waiting}
    return [(held, guesses[held.id]) for held in sorted(waiting, key=lambda held: guesses[held.id].weight)]


def kinds() -> dict[str, str]:
    """Return what each kind of content is called."""
    told = cast("dict[str, Callable[[], str]]", current_app.extensions["kinds"])
    return {kind: called() for kind, called in told.items()}


def _told(name: str) -> Any:
    told_of = cast("dict[str, Any]", current_app.extensions.get("told_of", {}))
    return told_of[name](transaction.session()) if name in told_of else None
