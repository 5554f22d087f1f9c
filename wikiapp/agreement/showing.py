"""What pages show of agreement: how many agree, what the reader said, and which versions are marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, func, select

from wikiapp.agreement.agreeing import last_said
from wikiapp.agreement.agreement import Stance
from wikiapp.agreement.holding import Holding
from wikiapp.agreement.mark import Mark
from wikiapp.agreement.support import SAID, support_had, supporters
from wikiapp.people.present import present_person
from wikiapp.web import transaction
from wikiapp.web.answer import also_seen
from wikiapp.web.observation import Observation

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from flask import Flask

    from wikiapp.content import Content, Revision
    from wikiapp.people.person import Person

NOUN = "agreements"  # what a kind whose contents can be agreed with has among its acts
MARKED = select(func.count(), func.max(Mark.number)).where(Mark.content_id == bindparam("content"))


@dataclass(frozen=True)
class Mine:
    """What the reader agreed with, and when; `changed` is the share of words where that no longer holds."""

    revision: int
    at: datetime
    changed: float | None = None


@dataclass(frozen=True)
class Shown:
    """How many agree with what a content says now, and whether the reader is among them."""

    people: int
    mine: Mine | None
    marked: Mark | None


def use(app: Flask) -> None:
    """Let templates show it."""
    app.jinja_env.globals.update(agreement_on=agreement_on, marked_versions=marked_versions, support_of=support_of)


def agreement_on(content: Content) -> Shown | None:
    """Return what a page shows; None where there is nothing to agree with. It is made again after each change."""
    if NOUN not in content.acts or content.deleted_at:
        return None
    session, person = transaction.session(), present_person()
    said, marks = (Observation.of(session, query, content=content.id) for query in (SAID, MARKED))
    also_seen(said)
    also_seen(marks)
    [counts], [[marked, _]] = said.rows, marks.rows
    newest = session.scalar(Mark.standing(content).limit(1)) if marked else None
    return Shown(supporters(content, counts), _mine(content, person) if person and counts[0] else None, newest)


def marked_versions(content: Content) -> Sequence[Mark]:
    """Return the marks that stand, the newest version first."""
    return content.session.scalars(Mark.standing(content)).all() if NOUN in content.acts else []


def support_of(content: Content, revisions: Sequence[Revision]) -> dict[int, int]:
    """Return how many agreed with what each revision said while it stood; those without support are left out."""
    numbers = [revision.number for revision in revisions]
    return support_had(content, numbers) if numbers and NOUN in content.acts else {}


def _mine(content: Content, person: Person) -> Mine | None:
    last, now = last_said(content, person), content.latest_number
    if last is None or last.stance == Stance.WITHDREW:
        return None
    holding = Holding(content, {last.revision, now})
    holds = holding.holds(last.revision, now)
    return Mine(last.revision, last.said_at, None if holds else holding.changed(last.revision, now))
