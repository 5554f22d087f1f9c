"""Telling of what moderators should know, in the transaction that brings it about; nobody's name is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import has_request_context
from sqlalchemy import event

from wikiapp.filters.filter import FilterVersion
from wikiapp.filters.held import Held
from wikiapp.filters.hit import FilterHit
from wikiapp.moderation.appeal import Appeal
from wikiapp.moderation.report import Report
from wikiapp.moderation.webhook import announce
from wikiapp.people.place_block import PlaceAppeal
from wikiapp.web.answer import absolute, url

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session, UOWTransaction, sessionmaker


def follow(sessions: sessionmaker[Session]) -> None:
    """Let these sessions tell of what they write for moderators."""
    event.listen(sessions, "after_flush", _tell)


def _tell(session: Session, _context: UOWTransaction) -> None:
    if has_request_context():
        for new in session.new:
            if type(new) in _NOTICES:
                name, told = _NOTICES[type(new)]
                announce(session, name, {"event": name, **told(session, new)})


def _held(_session: Session, held: Held) -> dict[str, Any]:
    told = {"title": held.title, "kind": held.kind, "reason": held.reason}
    return {**told, "address": absolute(held.path), "at": held.created_at.isoformat()}


def _report(_session: Session, report: Report) -> dict[str, Any]:
    told = {"title": report.content.title, "words": report.words}
    return {**told, "address": absolute(url(report.content)), "at": report.created_at.isoformat()}


def _hit(session: Session, hit: FilterHit) -> dict[str, Any]:
    version = session.get_one(FilterVersion, hit.version_id)
    at = absolute(f"/moderation/filters/{version.filter_id}")
    return {"filter": version.name, "did": hit.done, "address": at, "at": hit.created_at.isoformat()}


def _objection(_session: Session, appeal: Appeal | PlaceAppeal) -> dict[str, Any]:
    at = absolute("/moderation#ui_appeals")
    return {"words": appeal.words, "address": at, "at": appeal.created_at.isoformat()}


_NOTICES: dict[type, tuple[str, Callable[[Session, Any], dict[str, Any]]]] = {
    Held: ("held", _held), Report: ("reported", _report), FilterHit: ("filter_hit", _hit),
    Appeal: ("objection", _objection), PlaceAppeal: ("objection", _objection),
}  # fmt: skip
