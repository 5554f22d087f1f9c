"""Many short texts on one page: what is kept of them is read at once, and the rest is made and kept at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import select

from wikiapp.content.text import read_texts
from wikiapp.markup import RENDERER_VERSION, Rendered
from wikiapp.markup.sanitise import sanitised_part
from wikiapp.rendering.packing import packed, unpacked
from wikiapp.rendering.rendering import Rendering, keep, render_among
from wikiapp.rendering.surroundings import Surroundings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Engine
    from sqlalchemy.orm import Session

PLACES = (' id="', '<a href="#')
Found = tuple[Rendered, dict[str, Any]]
REMEMBERED, SHORT = 4000, 4000  # so many renderings of so many letters at most are in memory, of each process
# By the hashes of their revisions, which never change; whether one still holds is asked each time.
_REMEMBERED: dict[bytes, Found] = {}


class Said(NamedTuple):
    """A revision by its number and hash, its language, and the text that it says by number and hash."""

    revision_id: int
    hash: bytes
    language: str
    text_id: int
    digest: bytes


def rendered_together(session: Session, said: Sequence[Said], keep_with: Engine) -> dict[int, Rendered]:
    """Return these revisions as HTML, by number: the kept ones where they still hold, others made and kept."""
    surroundings = Surroundings(session)
    kept = _kept(session, said)
    surroundings.look_up([needs for _, needs in kept.values()])
    html = {number: one for number, (one, needs) in kept.items() if surroundings.are_still(needs)}
    missing = [one for one in said if one.revision_id not in html]
    return html | (_made(session, surroundings, missing, keep_with) if missing else {})


def without_places(html: str, address: str) -> str:
    """Return HTML that can stand beside its like: links within it lead to `address`, where it stands alone."""
    if not any(place in html for place in PLACES):
        return html
    return sanitised_part(html.replace('<a href="#', f'<a href="{address}#'))


def _kept(session: Session, said: Sequence[Said]) -> dict[int, Found]:
    """Return what is kept of these revisions and what that depended on: from memory, or else from the database."""
    found = {one.revision_id: _REMEMBERED[one.hash] for one in said if one.hash in _REMEMBERED}
    hashes = {one.revision_id: one.hash for one in said if one.revision_id not in found}
    rows = select(Rendering.revision_id, Rendering.data).where(
        Rendering.revision_id.in_(hashes), Rendering.version == RENDERER_VERSION
    )
    for number, data in session.connection().execute(rows) if hashes else ():
        kept = unpacked(data, hashes[number])
        if kept is not None:
            found[number] = _remember(hashes[number], kept)
    return found


def _remember(digest: bytes, kept: Found) -> Found:
    if len(kept[0].html) <= SHORT:
        if len(_REMEMBERED) >= REMEMBERED:
            _REMEMBERED.clear()
        _REMEMBERED[digest] = kept
    return kept


def _made(
    session: Session, surroundings: Surroundings, missing: Sequence[Said], keep_with: Engine
) -> dict[int, Rendered]:
    words = read_texts(session.connection(), {one.text_id: one.digest for one in missing})
    made = {one.revision_id: render_among(surroundings, words[one.text_id], one.language) for one in missing}
    keep(
        keep_with,
        {
            one.revision_id: packed(
                made[one.revision_id], surroundings.dependencies(made[one.revision_id]), one.hash
            )
            for one in missing
        },
    )
    return made
