"""What is suppressed, against the revisions that it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from wikiapp.content import Revision
from wikiapp.content.suppression import Suppression

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session


def suppression_findings(session: Session) -> Iterator[str]:
    """Yield those that are said to be of another content than their revision."""
    strays = select(Suppression.revision_id).join(Revision, Revision.id == Suppression.revision_id)
    for number in session.scalars(strays.where(Suppression.content_id != Revision.content_id)):
        yield f"What is suppressed of revision {number} belongs to another content."
