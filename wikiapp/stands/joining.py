"""Joining a stand with one's own phone."""

from __future__ import annotations

import hmac
from datetime import datetime
from typing import TYPE_CHECKING

from flask import current_app, render_template, request
from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import Mapped, mapped_column

from wikiapp.database import Base, now
from wikiapp.language import gettext as _
from wikiapp.language import speak_from_now_on
from wikiapp.newcomers.doubting import vouch
from wikiapp.people.person import Person
from wikiapp.people.present import commit_as, writer
from wikiapp.stands.blueprint import bp
from wikiapp.stands.finding import stand_at
from wikiapp.stands.stand import Stand
from wikiapp.web import transaction
from wikiapp.web.answer import Answered, see_other
from wikiapp.web.errors import error_page

if TYPE_CHECKING:
    from wikiapp.web.answer import Answer


class Join(Base):
    """That somebody joined a stand, and when."""

    __tablename__ = "stand_join"

    stand_id: Mapped[int] = mapped_column(ForeignKey(Stand.id), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey(Person.id), primary_key=True, index=True)
    created_at: Mapped[datetime]


@bp.get("/stands/<slug>/join/<token>")
def join_card(slug: str, token: str) -> Answer:
    """Ask who comes, in which language; a name isn't needed."""
    stand = _joinable(slug, token)
    return render_template("stands/join.html", stand=stand, action=request.path)


@bp.post("/stands/<slug>/join/<token>")
def join(slug: str, token: str) -> Answer:
    """Let somebody write at the stand, on a device of their own."""
    stand, session = _joinable(slug, token), transaction.session()
    answer = see_other(start_of(stand))
    speak_from_now_on(request.form.get("language", ""), answer)
    vouch()
    person = writer(request.form.get("name", ""))
    session.flush()
    if not session.scalar(select(Join).where(Join.stand_id == stand.id, Join.person_id == person.id)):
        session.add(Join(stand_id=stand.id, person_id=person.id, created_at=now()))
    commit_as(person)
    return answer


def start_of(stand: Stand) -> str:
    """Return where somebody begins who has come to a stand: what it works on, or a choice of it."""
    pages = stand.pages
    return pages[0].path if len(pages) == 1 else stand.path


def _joinable(slug: str, token: str) -> Stand:
    stand = stand_at(slug)
    if not hmac.compare_digest(stand.join_token(current_app.config["SECRET_KEY"]).encode(), token.encode()):
        sentence = _("This code is of no use any more. Ask at the stand for the new one.")
        raise Answered(error_page(404, _("There is nothing here"), sentence))
    if not stand.is_open():
        raise Answered((render_template("stands/closed.html", stand=stand), 403))
    return stand
