"""Addresses that contents have left, against the titles that they once bore."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from wikiapp.content import Content, Revision
from wikiapp.content.addresses import FormerAddress
from wikiapp.content.revision import Title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session


def address_findings(session: Session) -> Iterator[str]:
    """Yield the former addresses that lead to a content which never stood there, or at which another stands."""
    for former in session.scalars(select(FormerAddress).order_by(FormerAddress.kind, FormerAddress.address)):
        kind = Content.__mapper__.polymorphic_map.get(former.kind)
        told = f"The former address {former.address!r} of kind {former.kind}"
        titles = _titles(session, former) if kind else []
        if kind is None or not any(kind.class_.may_stand(title, former.address) for title in titles):
            yield f"{told} leads to a content that never stood there."
        there = select(Content.id).where(Content.kind == former.kind, Content.address == former.address)
        if session.scalar(there) is not None:
            yield f"{told} is one at which something stands now."


def _titles(session: Session, former: FormerAddress) -> list[str]:
    of_content = Revision.content_id == former.content_id, Content.kind == former.kind
    borne = select(Title.words).distinct().join_from(Title, Revision).join(Revision.content).where(*of_content)
    return list(session.scalars(borne))
