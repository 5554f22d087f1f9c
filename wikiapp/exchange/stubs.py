"""Suppressed revisions in JSON Lines: a stub in place of what isn't shown, and its hash in place of the proof.

The hash of what follows covers it, so a history with stubs is still one chain, and can be proved but for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import insert, select

from wikiapp.content import Revision
from wikiapp.content.suppression import Hidden, Suppression
from wikiapp.database import now
from wikiapp.exchange.fields import demanded, optional

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

NAMES = {"text": Hidden.TEXT, "summary": Hidden.SUMMARY, "author": Hidden.AUTHOR, "quote": Hidden.QUOTE}
FIELDS = {
    Hidden.TEXT: {"data"},
    Hidden.SUMMARY: set[str](),
    Hidden.AUTHOR: {"author", "author_uuid"},
    Hidden.QUOTE: {"quote", "position", "quoted"},
}
EMPTIED = {Hidden.TEXT: "text", Hidden.SUMMARY: "message"}


class Stub(NamedTuple):
    """What a line doesn't tell, and the hash that the revision has."""

    what: Hidden
    hash: bytes


def without(fields: dict[str, Any], what: Hidden, digest: bytes) -> dict[str, Any]:
    """Return the fields of a line but for what is suppressed of it, which is named instead."""
    if not what:
        return fields
    gone = {field for part, names in FIELDS.items() if part & what for field in names}
    told = {name: value for name, value in fields.items() if name not in gone}
    told |= {field: "" for part, field in EMPTIED.items() if part & what}
    return told | {"suppressed": [name for name, part in NAMES.items() if part & what], "hash": digest.hex()}


def stub_in(fields: dict[str, Any]) -> Stub | None:
    """Return what a line says that it doesn't tell; raises ValueError."""
    names = optional(fields, "suppressed", list)
    if not names:
        return None
    if not set(map(str, names)) <= NAMES.keys():
        raise ValueError("“suppressed” names what can't be suppressed")
    if not fields.get("uuid"):
        raise ValueError("what is suppressed needs its “uuid”")
    digest = bytes.fromhex(demanded(fields, "hash", str))
    return Stub(sum((NAMES[str(name)] for name in names), Hidden(0)), digest)


def keep_stubs(session: Session, stubs: Mapping[tuple[int, int], Hidden]) -> None:
    """Note of revisions, by content and number, what never came here."""
    found = select(Revision.id, Revision.content_id, Revision.number).where(
        Revision.content_id.in_({content for content, _ in stubs})
    )
    rows = [
        {
            "revision_id": row.id, "content_id": row.content_id, "by_id": None, "reason": "", "created_at": now(),
            "what": stubs[row.content_id, row.number] | Hidden.ABSENT,
        }
        for row in session.execute(found) if (row.content_id, row.number) in stubs
    ]  # fmt: skip
    if rows:
        session.connection().execute(insert(Suppression), rows)
