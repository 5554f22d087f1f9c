"""The desk: what needs a look now."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any, cast

from flask import current_app, render_template
from sqlalchemy import func, select

from wikiapp.content.seen import count_unseen
from wikiapp.moderation.appeal import Appeal
from wikiapp.moderation.blueprint import bp
from wikiapp.moderation.report import Report
from wikiapp.people.block import Block
from wikiapp.people.permitting import person_with
from wikiapp.people.role import Role
from wikiapp.web import transaction

if TYPE_CHECKING:
    from flask import Flask

    from wikiapp.web.answer import Answer

MOST_UNSEEN, ROOM = 1000, 50


def use(app: Flask) -> None:
    """Let the navigation say how much waits for a moderator."""
    app.jinja_env.globals["waiting"] = waiting


def waiting() -> int:
    """Return how many reports and objections wait."""
    session = transaction.session()
    return sum(
        session.scalar(select(func.count()).select_from(asked.order_by(None).subquery())) or 0
        for asked in (Report.open(), Appeal.open())
    )


@bp.get("/moderation")
def desk() -> Answer:
    """Show what waits: what nobody has looked at, reports, appeals, and how the machine is."""
    person_with(Role.MODERATOR)
    session = transaction.session()
    return render_template(
        "moderation/desk.html",
        unseen=count_unseen(session, MOST_UNSEEN), most=MOST_UNSEEN,
        reports=session.scalars(Report.open().limit(ROOM)).all(),
        appeals=session.scalars(Appeal.open().limit(ROOM)).all(),
        blocks=session.scalars(Block.in_force().limit(ROOM)).all(),
        search=_told("search"), free=shutil.disk_usage(current_app.config["DATA_DIR"]).free,
    )  # fmt: skip


def _told(name: str) -> Any:
    told_of = cast("dict[str, Any]", current_app.extensions.get("told_of", {}))
    return told_of[name](transaction.session()) if name in told_of else None
