"""The log of what moderators did: as a page, as a feed, and as JSON Lines for programs; for everybody to read."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

from flask import Response, render_template, request

from wikiapp.database import LARGEST_NUMBER
from wikiapp.feeds import Entry, feed
from wikiapp.identifiers import uuid7
from wikiapp.language import gettext as _
from wikiapp.moderation.act import Act, Deed
from wikiapp.moderation.blueprint import bp
from wikiapp.telling import DEVICE, STAND
from wikiapp.web import transaction
from wikiapp.web.answer import absolute, with_query

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Select

    from wikiapp.web.answer import Answer

ROOM = 50  # acts of a page or a feed
LOG = "/moderation/log"


@bp.get(LOG)
def log() -> Answer:
    """List what moderators did."""
    before = min(request.args.get("before", type=int) or LARGEST_NUMBER, LARGEST_NUMBER)
    acts = list(transaction.session().scalars(_asked().where(Act.id < before).limit(ROOM + 1)))
    older = with_query(LOG, before=acts[ROOM - 1].id, **_query()) if len(acts) > ROOM else None
    newer = with_query(LOG, **_query()) if "before" in request.args else None
    return render_template(
        "moderation/log.html", acts=acts[:ROOM], older=older, newer=newer, moment_of=datetime.fromisoformat,
        deeds=deeds(), told=told, wanted=_query(),
    )  # fmt: skip


@bp.get(f"{LOG}.atom")
def log_feed() -> Answer:
    """Tell of what moderators do."""
    acts, words = transaction.session().scalars(_asked().limit(ROOM)).all(), deeds()
    title, subtitle = _("The moderators' log"), _("What moderators do.")
    return feed(title, subtitle, [_entry(act, words) for act in acts], at=f"{LOG}.atom", of=LOG)


@bp.get(f"{LOG}.jsonl")
def log_lines() -> Answer:
    """Hand out all of it, the oldest first."""
    acts = transaction.session().scalars(Act.lately().order_by(None).order_by(Act.id))
    return Response("".join(_lines(acts)), mimetype="application/jsonl")


def deeds() -> dict[str, str]:
    """Return the words for each deed, to stand between whoever did it and whom or what it was done to."""
    return {
        Deed.BLOCKED: _("blocked"),
        Deed.UNBLOCKED: _("ended the block of"),
        Deed.PROTECTED: _("protected"),
        Deed.UNPROTECTED: _("ended the protection of"),
        Deed.TOOK_BACK: _("took back what this person did:"),
        Deed.BROUGHT_BACK: _("brought back what had been taken back of"),
        Deed.SETTLED_REPORT: _("dealt with a report about"),
        Deed.APPOINTED: _("gave another role to"),
        Deed.APPROVED: _("approved what waited of"),
        Deed.DECLINED: _("declined what waited of"),
        Deed.FILTER_ON: _("switched on the filter"),
        Deed.FILTER_OFF: _("switched off the filter"),
        Deed.SUPPRESSED: _("suppressed something in"),
        Deed.DISCLOSED: _("shows again what was suppressed in"),
        Deed.LOOKED: _("looked at what is suppressed in"),
        Deed.ERASED: _("erased the data of"),
        Deed.SECOND_FACTOR_OFF: _("turned off the second factor of"),
        Deed.LOOKED_UP: _("looked at the addresses of"),
    }


def told(act: Act, words: dict[str, str]) -> str:
    """Return what was done, in the words of `deeds`, where it is about a person or a content without those."""
    place, back = act.details.get("place"), act.deed == Deed.BROUGHT_BACK
    if act.deed in {Deed.BLOCKED, Deed.UNBLOCKED} and place:
        return _told_of_block(place, ended=act.deed == Deed.UNBLOCKED)
    if place == STAND:
        of = _("brought back what had been taken back of the stand %(name)s") if back else _(
            "took back what was written at the stand %(name)s"
        )  # fmt: skip
        return of % {"name": act.details["name"]}
    if place == DEVICE:  # which one, is nobody else's business
        return _("brought back what had been taken back of a device") if back else _(
            "took back what was written on a device"
        )  # fmt: skip
    return words[act.deed]


def _told_of_block(place: str, *, ended: bool) -> str:
    if place == DEVICE:
        return _("ended the block of a device") if ended else _("blocked a device")
    return _("ended the block of a range of addresses") if ended else _("blocked a range of addresses")


def _query() -> dict[str, str]:
    deed = request.args.get("deed", "")
    return {"deed": deed} if deed in set(Deed) else {}


def _asked() -> Select[Act]:
    return Act.lately().filter_by(**_query())


def _entry(act: Act, words: dict[str, str]) -> Entry:
    about = act.person.name if act.person else act.content.title if act.content else ""
    return Entry(
        uuid=uuid7(act.created_at, act.id.to_bytes(10, "big")),
        title=f"{act.by.name} {told(act, words)} {about}".strip(),
        address=absolute(f"{LOG}?before={act.id + 1}"), author=act.by.name, author_address=absolute(act.by.path),
        at=act.created_at, changed_at=act.created_at, summary=act.reason,
    )  # fmt: skip


def _lines(acts: Any) -> Iterator[str]:
    for act in acts:
        told = {
            "id": act.id, "deed": act.deed, "by": act.by.name, "by_uuid": str(act.by.uuid),
            "person": act.person and act.person.name, "person_uuid": act.person and str(act.person.uuid),
            "content": act.content and act.content.title, "content_uuid": act.content and str(act.content.uuid),
            "reason": act.reason, "details": act.details, "at": act.created_at.isoformat(),
        }  # fmt: skip
        yield json.dumps(told, ensure_ascii=False) + "\n"
