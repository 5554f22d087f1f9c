"""The history of one content: reading what it said, and going back, which is a step forward."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import joinedload

from wikiapp.content.appending import append, persistently
from wikiapp.content.diff import difference, remembered
from wikiapp.content.errors import EditConflict, Unchanged
from wikiapp.content.merge import merge
from wikiapp.content.revision import Action, Revision
from wikiapp.content.text import Text, read_text
from wikiapp.content.written import written

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from wikiapp.content.content import Content
    from wikiapp.content.diff import Difference
    from wikiapp.content.written import Written
    from wikiapp.people.person import Person


SAID = (
    select(Text.id, Text.hash)
    .join_from(Text, Revision, Revision.text_id == Text.id)
    .where(Revision.content_id == bindparam("content"), Revision.number == bindparam("number"))
)


class History:
    """The revisions of a content, by number. Nothing here loads more of them than are asked for."""

    def __init__(self, content: Content) -> None:
        self.content = content

    def __getitem__(self, number: int) -> Revision:
        """Return revision `number`; raises LookupError."""
        in_reach = 1 <= number <= len(self)  # a database can't even be asked about some numbers
        asked = (
            Revision.of(self.content)
            .where(Revision.number == number)
            .options(joinedload(Revision.text, innerjoin=True))
        )
        found = self.content.session.scalar(asked) if in_reach else None
        if found is None:
            raise LookupError(number)
        return found

    def __len__(self) -> int:
        return self.content.revision_count

    def body(self, number: int) -> str:
        """Return what it said at revision `number`, verified, and no more; raises LookupError, TextDamaged."""
        text_id, digest = self._said(number)
        return read_text(self.content.session.connection(), text_id, digest)

    def diff(self, old: int, new: int) -> Difference:
        """Return what leads from revision `old` to `new`, where 0 is before there was any; raises LookupError."""
        digests = [self._said(number)[1] if number else b"" for number in (old, new)]
        return remembered(
            (digests[0], digests[1]),
            lambda: difference(*(self.body(number) if number else "" for number in (old, new))),
        )

    def before(self, number: int, limit: int) -> Sequence[Revision]:
        """Return up to `limit` revisions older than `number`, newest first."""
        older = Revision.of(self.content).where(Revision.number < number).limit(limit)
        return self.content.session.scalars(older).all()

    def people(self) -> int:
        """Return how many different people have written it."""
        authors = select(func.count(Revision.author_id.distinct())).where(Revision.content_id == self.content.id)
        return self.content.session.scalar(authors) or 0

    def written(self) -> Written | None:
        """Return who wrote what it says now, or as far as that is known; raises TextDamaged."""
        return written(self.content)

    def revert(self, *, to: int, author: Person, summary: str = "", at: datetime | None = None) -> Revision:
        """Say again what revision `to` said, under today's title; raises LookupError, Unchanged."""

        def attempt() -> Revision:
            past, latest = self[to], self.content.latest
            if past.text_id == latest.text_id and past.language == latest.language and not self.content.deleted_at:
                raise Unchanged(self.content.address)
            return append(
                self.content, Action.REVERTED, author, body=self.body(to), language=past.language,
                summary=summary, at=at,
            )  # fmt: skip

        return persistently(self.content, attempt)

    def undo(self, *, revision: int, author: Person, summary: str = "", at: datetime | None = None) -> Revision:
        """Take back what one revision changed in the text, and keep what came after.

        Raises EditConflict where later edits touched the same places, Unchanged where nothing is left of it to
        take back, LookupError.
        """

        def attempt() -> Revision:
            before = self.body(revision - 1) if revision > 1 else ""
            merged = merge(self.body(revision), before, self.content.body)
            if merged.text is None or self.content.deleted_at:
                raise EditConflict(before, theirs=self.content.latest, merged=merged)
            if merged.text == self.content.body:
                raise Unchanged(self.content.address)
            return append(self.content, Action.UNDID, author, body=merged.text, summary=summary, at=at)

        return persistently(self.content, attempt)

    def _said(self, number: int) -> tuple[int, bytes]:
        asked = {"content": self.content.id, "number": number}
        in_reach = 1 <= number <= len(self)
        found = self.content.session.connection().execute(SAID, asked).first() if in_reach else None
        if found is None:
            raise LookupError(number)
        return found.id, found.hash
