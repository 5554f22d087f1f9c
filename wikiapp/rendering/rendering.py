"""The HTML of revisions, kept beside them: derived, so it can be thrown away at any time."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import zstandard
from sqlalchemy import ForeignKey, delete, insert
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm import Mapped, Session, mapped_column

from wikiapp import markup
from wikiapp.database import Base
from wikiapp.markup import RENDERER_VERSION, Heading, Rendered
from wikiapp.rendering.surroundings import Surroundings
from wikiapp.titles import path_of

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from wikiapp.content import Revision

LEVEL = 3


class Rendering(Base):
    """One revision as HTML, with what that depended on; `version` is that of the renderer."""

    __tablename__ = "rendering"

    revision_id: Mapped[int] = mapped_column(ForeignKey("revision.id"), primary_key=True)
    version: Mapped[int]
    data: Mapped[bytes]

    def is_whole(self, digest: bytes) -> bool:
        """Tell whether it can be read back, and was made of the revision with that hash."""
        return _unpacked(self.data, digest) is not None


def rendered(session: Session, revision: Revision, keep_with: Engine | None = None) -> Rendered:
    """Return a revision as HTML: the kept one where it still holds, otherwise made now, and kept."""
    surroundings = Surroundings(session)
    kept = session.get(Rendering, revision.id)
    if kept is not None and kept.version == RENDERER_VERSION:
        unpacked = _unpacked(kept.data, revision.hash)
        if unpacked is not None and surroundings.are_still(unpacked[1]):
            return unpacked[0]
    fresh = render_text(session, revision.body, revision.language)
    if keep_with is not None:
        _keep(keep_with, revision.id, _packed(fresh, surroundings.dependencies(fresh), revision.hash))
    return fresh


def render_text(session: Session, body: str, language: str) -> Rendered:
    """Return a text as HTML, among the pages that there are now."""
    surroundings = Surroundings(session)
    return markup.render(
        body, language=language, address=path_of, missing=surroundings.missing, transclude=surroundings.transclude
    )


def _keep(engine: Engine, revision_id: int, data: bytes) -> None:
    row = {"revision_id": revision_id, "version": RENDERER_VERSION, "data": data}
    try:
        with engine.begin() as connection:
            connection.execute(delete(Rendering).where(Rendering.revision_id == revision_id))
            connection.execute(insert(Rendering), row)
    except (OperationalError, IntegrityError):
        # Somebody is writing, or has just kept it; readers don't wait for that: the next one keeps it.
        return


def _packed(fresh: Rendered, dependencies: dict[str, Any], digest: bytes) -> bytes:
    said = asdict(fresh) | {"links": sorted(fresh.links), "transclusions": sorted(fresh.transclusions)}
    compressor = zstandard.ZstdCompressor(level=LEVEL, write_checksum=True)
    return compressor.compress(json.dumps([digest.hex(), said, dependencies], ensure_ascii=False).encode())


def _unpacked(data: bytes, digest: bytes) -> tuple[Rendered, dict[str, Any]] | None:
    try:
        made_of, said, dependencies = json.loads(zstandard.ZstdDecompressor().decompress(data))
    except (zstandard.ZstdError, ValueError, MemoryError):  # a damaged frame may claim to be of any size
        return None  # made again
    if made_of != digest.hex():
        return None
    said["headings"] = tuple(Heading(**heading) for heading in said["headings"])
    said["categories"] = tuple(said["categories"])
    said["links"], said["transclusions"] = frozenset(said["links"]), frozenset(said["transclusions"])
    return Rendered(**said), dependencies
