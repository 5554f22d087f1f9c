"""All that this wiki knows of somebody, handed out to nobody but them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from flask import Response, stream_with_context
from sqlalchemy import select

from wikiapp.agreement.agreement import Agreement
from wikiapp.content import Content, Revision
from wikiapp.people import kept
from wikiapp.people.claim import identities
from wikiapp.people.permitting import person_with
from wikiapp.people.role import Role
from wikiapp.people.sign_in import SignIn
from wikiapp.people.written_from import WrittenFrom
from wikiapp.timeline.paging import TOLD
from wikiapp.timeline.views import bp
from wikiapp.web import transaction

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from wikiapp.people.person import Person
    from wikiapp.web.answer import Answer

AT_ONCE = 50  # revisions that are in memory at a time


@bp.get("/account/data.json")
def own_data() -> Answer:
    """Hand out what somebody wrote, said and is known by; written as it is read, however much it is."""
    who = person_with(Role.READER)
    answer = Response(
        stream_with_context(_lines(who, [one.id for one in identities(who)])), mimetype="application/json"
    )
    answer.headers["Cache-Control"] = "private, no-store"
    answer.headers.set("Content-Disposition", "attachment", filename="data.json")
    return answer


def _lines(who: Person, people: Collection[int]) -> Iterator[str]:
    told = {
        "person": _person(who),
        "sign_ins": _sign_ins(who),
        **kept.told(transaction.session(), who),
        "agreements": _agreements(who),
        "addresses": _addresses(who),
    }
    yield json.dumps(told, ensure_ascii=False, indent=1).removesuffix("\n}") + ',\n "revisions": ['
    before = "\n"
    for revision in _revisions(people):
        yield before + json.dumps(_revision(revision), ensure_ascii=False)
        before = ",\n"
    yield "\n ]\n}\n"


def _person(who: Person) -> dict[str, Any]:
    return {
        "uuid": str(who.uuid), "name": who.name, "since": who.created_at.isoformat(), "role": who.role,
        "signs_in_as": who.login, "language": who.language, "theme": who.theme,
        "blocked_until": who.blocked_until and who.blocked_until.isoformat(),
    }  # fmt: skip


def _sign_ins(who: Person) -> list[dict[str, Any]]:
    found = transaction.session().scalars(select(SignIn).where(SignIn.person == who).order_by(SignIn.id))
    return [
        {
            "device": one.device,
            "since": one.created_at.isoformat(),
            "until": one.ended_at and one.ended_at.isoformat(),
        }
        for one in found
    ]


def _agreements(who: Person) -> list[dict[str, Any]]:
    said = select(Agreement, Content).join(Content, Content.id == Agreement.content_id)
    rows = transaction.session().execute(said.where(Agreement.person_id == who.id).order_by(Agreement.id))
    return [
        {"title": content.title, "version": one.revision, "said": one.stance, "at": one.said_at.isoformat()}
        for one, content in rows
    ]


def _addresses(who: Person) -> list[dict[str, Any]]:
    found = transaction.session().scalars(WrittenFrom.of(who))
    return [
        {"address": one.shown, "at": one.at.isoformat(), "shared_device": bool(one.device_id)} for one in found
    ]


def _revisions(people: Collection[int]) -> Iterator[Revision]:
    """Yield all that somebody wrote, the oldest first, drafts too: they are their own.

    What they wrote as guests whom they took along is among it.
    """
    last = 0
    own = select(Revision).where(Revision.author_id.in_(people)).options(*TOLD)
    oldest = own.order_by(Revision.id).limit(AT_ONCE)
    while found := transaction.session().scalars(oldest.where(Revision.id > last)).all():
        yield from found
        last = found[-1].id


def _revision(revision: Revision) -> dict[str, Any]:
    return {
        "kind": revision.content.kind, "content": str(revision.content.uuid), "title": revision.title,
        "version": revision.number, "did": revision.action, "at": revision.created_at.isoformat(),
        "summary": revision.summary, "text": revision.body,
    }  # fmt: skip
