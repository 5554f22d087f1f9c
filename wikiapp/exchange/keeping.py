"""Adding agreements and marked versions that an import tells of, each to the revision that it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from wikiapp.agreement.agreement import Agreement
from wikiapp.agreement.mark import Mark
from wikiapp.content import Content
from wikiapp.exchange.errors import ImportRefused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from wikiapp.exchange.fact import Fact
    from wikiapp.exchange.people import Author, Authors


def keep_facts(session: Session, facts: Sequence[Fact], authors: Authors) -> None:
    """Add what isn't there yet; raises ImportRefused where it is about nothing, or something else is there."""
    authors.meet(session, facts)
    found = session.scalars(select(Content).where(Content.uuid.in_({fact.content for fact in facts})))
    contents = {content.uuid: content for content in found}
    for fact in facts:
        content = contents.get(fact.content)
        if content is None or not content.history.stood(fact.rev):
            raise ImportRefused.at(fact.line, f"what is said of “{fact.page}” is about a revision that isn't here")
        _keep(content, fact, authors.of(fact))


def _keep(content: Content, fact: Fact, person: Author) -> None:
    told, session = fact.told(), content.session
    told.content_id, told.person_id = content.id, person.id
    told.hash = told.sealed(content.uuid, content.history[fact.rev].hash, person.uuid)
    series = _series(told)
    held = session.scalar(series.where(type(told).number == fact.number))
    count = session.scalar(select(func.max(series.subquery().c.number))) or 0
    if (held and held.hash != told.hash) or (not held and fact.number != count + 1):
        raise ImportRefused.at(fact.line, f"number {fact.number} of what is said of “{fact.page}” doesn't follow")
    if not held:
        session.add(told)
        session.flush()


def _series(told: Agreement | Mark) -> Select[Agreement] | Select[Mark]:
    """Find all that is numbered in one row with this."""
    if isinstance(told, Mark):
        return select(Mark).where(Mark.content_id == told.content_id)
    return select(Agreement).where(Agreement.content_id == told.content_id, Agreement.person_id == told.person_id)
