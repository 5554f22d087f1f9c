"""Addresses at which contents stood before: handed out with them, and taken in again."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from wikiapp.content.addresses import FormerAddress, holders

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from wikiapp.content import Content


def former_addresses(session: Session) -> Mapping[int, Sequence[str]]:
    """Return the addresses that lead to each content, by its number."""
    found: dict[int, list[str]] = defaultdict(list)
    for one in session.scalars(select(FormerAddress).order_by(FormerAddress.address)):
        found[one.content_id].append(one.address)
    return found


def keep_former(session: Session, told: Mapping[Content, Sequence[str]]) -> None:
    """Let these addresses lead to these contents, but for those at which somebody stands, or stood before."""
    for content, addresses in told.items():
        taken = holders(session, content.kind, addresses)
        rows = [
            {"kind": content.kind, "address": address, "content_id": content.id}
            for address in dict.fromkeys(addresses) if address not in taken
        ]  # fmt: skip
        if rows:
            session.connection().execute(insert(FormerAddress), rows)
