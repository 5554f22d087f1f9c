"""The HTML of revisions, kept beside them: derived, so it can be thrown away at any time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup
from sqlalchemy import ForeignKey, delete, insert
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm import Mapped, Session, mapped_column

from wikiapp import markup
from wikiapp.content.suppression import Hidden
from wikiapp.database import Base
from wikiapp.language import gettext as _
from wikiapp.markup import RENDERER_VERSION, Rendered
from wikiapp.rendering.packing import packed, unpacked
from wikiapp.rendering.surroundings import Surroundings
from wikiapp.titles import path_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sqlalchemy import Engine

    from wikiapp.content import Revision


class Rendering(Base):
    """One revision as HTML, with what that depended on; `version` is that of the renderer."""

    __tablename__ = "rendering"

    revision_id: Mapped[int] = mapped_column(ForeignKey("revision.id"), primary_key=True)
    version: Mapped[int]
    data: Mapped[bytes]

    def is_whole(self, digest: bytes) -> bool:
        """Tell whether it can be read back, and was made of the revision with that hash."""
        return unpacked(self.data, digest) is not None


def rendered(
    session: Session, revision: Revision, keep_with: Engine | None = None, among: Surroundings | None = None
) -> Rendered:
    """Return a revision as HTML: the kept one where it still holds, otherwise made now, and kept.

    `among` is what has been looked up around it already. Of one whose text is suppressed a sentence says so, in
    the language of the reader.
    """
    if revision.hides(Hidden.TEXT):
        return stub()
    surroundings = among or Surroundings(session)
    kept = session.get(Rendering, revision.id)
    if kept is not None and kept.version == RENDERER_VERSION:
        found = unpacked(kept.data, revision.hash)
        if found is not None and surroundings.are_still(found[1]):
            return found[0]
    fresh = render_among(surroundings, revision.body, revision.language)
    if keep_with is not None:
        keep(keep_with, {revision.id: packed(fresh, surroundings.dependencies(fresh), revision.hash)})
    return fresh


def stub() -> Rendered:
    """Return what is shown in the place of a text that is suppressed."""
    html = Markup('<p class="suppressed">{}</p>\n').format(_("This text is suppressed."))
    nothing = frozenset[str]()
    return Rendered(str(html), (), nothing, nothing, (), None)


def forget(session: Session, revisions: Collection[int]) -> None:
    """Throw away what is kept of revisions, by their row numbers."""
    session.execute(delete(Rendering).where(Rendering.revision_id.in_(revisions)))


def render_text(session: Session, body: str, language: str) -> Rendered:
    """Return a text as HTML, among the pages that there are now."""
    return render_among(Surroundings(session), body, language)


def render_among(surroundings: Surroundings, body: str, language: str) -> Rendered:
    """Return a text as HTML, among pages of which some may have been looked up already."""
    return markup.render(
        body, language=language, address=path_of, missing=surroundings.missing,
        transclude=surroundings.transclude, files=surroundings.files,
    )  # fmt: skip


def keep(engine: Engine, made: Mapping[int, bytes]) -> None:
    """Keep packed renderings of revisions, by their numbers; not at all where that would take waiting."""
    rows = [{"revision_id": number, "version": RENDERER_VERSION, "data": data} for number, data in made.items()]
    try:
        with engine.begin() as connection:
            connection.execute(delete(Rendering).where(Rendering.revision_id.in_(made)))
            connection.execute(insert(Rendering), rows)
    except (OperationalError, IntegrityError):
        # Somebody is writing, or has just kept it; readers don't wait for that: the next one keeps it.
        return
