"""Suppressing revisions with all that goes along: what is kept of them is thrown away, and the log tells of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete

from wikiapp.content import Revision
from wikiapp.content.suppressing import disclose, suppress
from wikiapp.content.suppression import Hidden, Withheld
from wikiapp.language import gettext as _
from wikiapp.markup import FileHead
from wikiapp.moderation.act import Deed, note
from wikiapp.moderation.choosing import PARTS
from wikiapp.rendering import forget
from wikiapp.titles import FILE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from wikiapp.content import Content
    from wikiapp.people.person import Person


def hide(content: Content, numbers: Collection[int], what: Hidden, *, by: Person, reason: str) -> list[Revision]:
    """Show something of these revisions no more, and return all that this is about; raises Protected."""
    found = suppress(content, numbers, what, by=by, reason=reason, summary=_("a version was suppressed"))
    forget(content.session, [one.id for one in found])
    _withhold(content, found)
    tell_log(Deed.SUPPRESSED, content, found, by=by, reason=reason, what=what)
    return found


def show_again(content: Content, number: int, *, by: Person, reason: str) -> None:
    """Show one again, and all that say the same."""
    found = disclose(content, [number])
    content.session.execute(delete(Withheld).where(Withheld.digest.in_(_digests(found))))
    tell_log(Deed.DISCLOSED, content, found, by=by, reason=reason)


def tell_log(
    deed: Deed, content: Content, found: Sequence[Revision], *, by: Person, reason: str, what: Hidden | None = None
) -> None:
    """Write down what was done to which revisions. The log is for everybody, and a draft is nobody's business."""
    about = content if content.published_at else None
    parts = [name for name, part in PARTS.items() if what and part & what]
    note(deed, by=by, content=about, reason=reason, versions=[one.number for one in found], what=parts)


def _withhold(content: Content, found: Sequence[Revision]) -> None:
    """Hand out no more what only suppressed revisions of a picture or a file show."""
    if content.kind != FILE:
        return
    shown = content.session.scalars(Revision.of(content)).all()
    gone = _digests(one for one in found if one.hides(Hidden.TEXT))
    for digest in gone - _digests(one for one in shown if not one.hides(Hidden.TEXT)):
        content.session.merge(Withheld(digest=digest))


def _digests(revisions: Iterable[Revision]) -> set[str]:
    heads = (FileHead.beginning(one.original) for one in revisions)
    return {head.digest for head in heads if head}
