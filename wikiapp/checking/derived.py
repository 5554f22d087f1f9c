"""What is derived from revisions, against them. Damage here loses nothing: it can be made again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import joinedload

from wikiapp.content import Content, Revision, TextDamaged
from wikiapp.content.authorship import BuriedPassage
from wikiapp.content.current import CurrentText
from wikiapp.content.ledger import STATE, Ledger
from wikiapp.content.text import Text, decoded, digest_of
from wikiapp.links import links_differ
from wikiapp.rendering import Rendering

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

BATCH = 200
BURIED = select(BuriedPassage.content_id, BuriedPassage.digest, BuriedPassage.data)


def derived_findings(session: Session) -> Iterator[str]:
    """Yield the current texts, links, authors and renderings that aren't what they were made to be."""
    # Contents of no kind that is known, or without a newest revision, are named already.
    known = select(Content).where(Content.kind.in_(Content.__mapper__.polymorphic_map))
    contents = known.options(joinedload(Content.latest, innerjoin=True)).order_by(Content.id)
    for content in session.scalars(contents.execution_options(yield_per=BATCH)):
        try:
            yield from _content_findings(session, content, content.latest.original)
        except TextDamaged:
            continue  # named already, as a text
    for passage in session.execute(BURIED.execution_options(yield_per=BATCH)):
        if BuriedPassage.opened(*passage) is None:
            yield f"Who wrote something that was taken out of content {passage.content_id} is damaged."
    made = select(Rendering, Revision.hash).outerjoin(Revision, Revision.id == Rendering.revision_id)
    for rendering, digest in session.execute(made.execution_options(yield_per=BATCH)):
        if not rendering.is_whole(digest or b""):
            yield f"The page made of revision {rendering.revision_id} is damaged; it will be made again."


def _content_findings(session: Session, content: Content, body: str) -> Iterator[str]:
    yield from _current_findings(session, content)
    if links_differ(session, content.id, body):
        yield f"The links of “{content.title}” are not those in its text."
    if _authors_differ(session, content):
        yield f"What is kept of who wrote “{content.title}” doesn't fit its text; it will be found out again."


def _authors_differ(session: Session, content: Content) -> bool:
    """Tell whether what is kept of who wrote a content isn't about the text of the revision it is level with."""
    connection = session.connection()
    if connection.scalar(STATE, {"of": content.id}) is None:
        return False
    state = Ledger(connection, content.id).state()
    said = _revision(content, state.level) if state else None
    return not state or not said or said.text_id != state.authors.text or not state.covers(said.original)


def _revision(content: Content, number: int) -> Revision | None:
    try:
        return content.latest if number == content.latest_number else content.history[number]
    except LookupError:
        return None


def _current_findings(session: Session, content: Content) -> Iterator[str]:
    whole = session.get(CurrentText, content.id)
    if whole is not None:
        try:
            damaged = digest_of(decoded([whole.data])) != session.get_one(Text, whole.text_id).hash
        except (TextDamaged, NoResultFound):
            damaged = True
        if damaged:
            yield f"The whole copy of what “{content.title}” says or said is damaged."
