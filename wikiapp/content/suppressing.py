"""Suppressing what revisions say, and showing it again: what is kept, with its hash, doesn't change.

Words stand in more revisions than the one that brought them, so whoever suppresses a text does so in all of those
of a content that say the very same, as after a deletion. What a content says now is never suppressed: before that,
it goes back to the last text that stays to be seen, and is deleted where there is none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from wikiapp.content.current import CurrentText
from wikiapp.content.revision import IS_SUGGESTION, Revision
from wikiapp.content.suppression import LONGEST_REASON, Hidden, Suppression, shown
from wikiapp.database import now

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from wikiapp.content.content import Content
    from wikiapp.people.person import Person


def suppress(
    content: Content, numbers: Collection[int], what: Hidden, *, by: Person, reason: str = "", summary: str = ""
) -> list[Revision]:
    """Show something of these revisions no more, and return all that this is about; raises Protected.

    `summary` is told of what the content goes back to.
    """
    chosen = _numbered(content, numbers)
    alike = _alike(content, chosen) if what & Hidden.TEXT else []
    if any(one.number == content.latest_number for one in alike) and not content.deleted_at:
        _step_aside(content, alike, by, summary)
        alike = _alike(content, chosen)  # a deletion says again what it deletes
    for revision in chosen:
        _hide(revision, what, by, reason)
    for revision in alike:
        _hide(revision, Hidden.TEXT, by, reason)
    _forget_copies(content, alike)
    return _settled(content, {one.number: one for one in (*chosen, *alike)})


def disclose(content: Content, numbers: Collection[int]) -> list[Revision]:
    """Show these revisions again, and all that say the same; return those. What never came here stays a stub."""
    found = {one.number: one for one in _alike(content, _numbered(content, numbers))}
    for revision in found.values():
        kept = content.session.get(Suppression, revision.id)
        if kept is not None and not kept.what & Hidden.ABSENT:
            content.session.delete(kept)
    return _settled(content, found)


def saying(content: Content, words: str) -> list[int]:
    """Return the numbers of all revisions, and suggestions, in whose texts or summaries these words stand."""
    rows = select(Revision.number, Revision.written_summary).where(Revision.content_id == content.id)
    summaries = dict(content.session.execute(rows.order_by(Revision.number)).all())
    texts = zip(summaries, content.history.originals(list(summaries)), strict=True)
    wanted = words.casefold()
    return [
        number for number, text in texts if wanted in text.casefold() or wanted in summaries[number].casefold()
    ]


def _numbered(content: Content, numbers: Collection[int]) -> Sequence[Revision]:
    chosen = Revision.of(content).where(Revision.number.in_(numbers))
    return content.session.scalars(chosen).all()


def _alike(content: Content, revisions: Collection[Revision]) -> Sequence[Revision]:
    texts = {one.text_id for one in revisions}
    return content.session.scalars(Revision.of(content).where(Revision.text_id.in_(texts))).all()


def _step_aside(content: Content, alike: Collection[Revision], by: Person, summary: str) -> None:
    stays = (
        select(Revision.number)
        .where(Revision.content_id == content.id, ~IS_SUGGESTION, shown(Hidden.TEXT, Revision.hidden))
        .where(Revision.text_id.not_in({one.text_id for one in alike}))
    )
    back = content.session.scalar(stays.order_by(Revision.number.desc()).limit(1))
    if back is None:
        content.delete(author=by, summary=summary)
    else:
        content.history.revert(to=back, author=by, summary=summary)


def _hide(revision: Revision, what: Hidden, by: Person, reason: str) -> None:
    session = revision.content.session
    kept = session.get(Suppression, revision.id)
    if kept is None:
        kept = Suppression(revision_id=revision.id, content_id=revision.content_id, what=0)
        session.add(kept)
    kept.what |= what
    kept.by_id, kept.reason, kept.created_at = by.id, " ".join(reason.split())[:LONGEST_REASON], now()


def _forget_copies(content: Content, alike: Collection[Revision]) -> None:
    texts = {one.text_id for one in alike}
    copies = delete(CurrentText).where(CurrentText.content_id == content.id, CurrentText.text_id.in_(texts))
    content.session.execute(copies)


def _settled(content: Content, found: dict[int, Revision]) -> list[Revision]:
    content.session.flush()
    for revision in found.values():
        content.session.expire(revision, ["hidden"])
    return [found[number] for number in sorted(found)]
