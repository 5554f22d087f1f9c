"""The history of one content, and going back in it, which is a step forward: each way adds a revision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from wikiapp.content.appending import append, persistently
from wikiapp.content.errors import EditConflict, OnlyAuthor, Overtaken, Unchanged
from wikiapp.content.merge import merge
from wikiapp.content.numbers import runs, stretch, written
from wikiapp.content.revision import IS_SUGGESTION, Action, Revision
from wikiapp.content.revisions import Revisions
from wikiapp.content.words import tidy

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from wikiapp.people.person import Person


class History(Revisions):
    """All that ever happened to a content. What is added here names the revisions that it settles."""

    def revert(self, *, to: int, author: Person, summary: str = "", at: datetime | None = None) -> Revision:
        """Say again what revision `to` said, under today's title; raises LookupError, Unchanged, Suppressed."""

        def attempt() -> Revision:
            self.insist_on_shown(to)
            past, latest = self[to], self.content.latest
            if past.text_id == latest.text_id and past.language == latest.language and not self.content.deleted_at:
                raise Unchanged(self.content.address)
            return append(
                self.content, Action.REVERTED, author, body=self.body(to), language=past.language,
                summary=summary, at=at, settles=self._since(to),
            )  # fmt: skip

        return persistently(self.content, attempt)

    def undo(self, *, revision: int, author: Person, summary: str = "", at: datetime | None = None) -> Revision:
        """Take back what one revision changed in the text, and keep what came after; raises as `undo_all`."""
        return self.undo_all(revisions=[revision], author=author, summary=summary, at=at)

    def undo_all(
        self, *, revisions: Collection[int], author: Person, summary: str = "", at: datetime | None = None
    ) -> Revision:
        """Take back what these revisions changed in the text, and keep what others did; all of it or nothing.

        Raises EditConflict where others touched the same places, Unchanged where nothing is left of it to take
        back, LookupError where one of them isn't there, Suppressed where a text that isn't shown would come back.
        """

        def attempt() -> Revision:
            words = self.without(revisions)
            settles = written(runs(revisions))
            return append(self.content, Action.UNDID, author, body=words, summary=summary, at=at, settles=settles)

        return persistently(self.content, attempt)

    def without(self, revisions: Collection[int]) -> str:
        """Return what it would say now had these revisions not changed the text; raises as `undo_all`."""
        words = self.content.body
        for run in reversed(runs(map(self._that_stood, revisions))):
            words = self._without(run, words)
        if words == self.content.body:
            raise Unchanged(self.content.address)
        return words

    def last_run(self) -> int:
        """Return the number of what stood before the latest author's last run; raises OnlyAuthor."""
        of_others = (
            select(Revision.number)
            .where(Revision.content_id == self.content.id, Revision.number < self.content.latest_number)
            .where(Revision.author_id != self.content.latest.author_id, ~IS_SUGGESTION)
        )
        newest = self.content.session.scalar(of_others.order_by(Revision.number.desc()).limit(1))
        if newest is None:
            raise OnlyAuthor(self.content.address)
        return newest

    def rollback(self, *, latest: int, author: Person, summary: str = "", at: datetime | None = None) -> Revision:
        """Take back the last run of the author of revision `latest`, which the one who asks has seen.

        Raises Overtaken if something was written since, OnlyAuthor, Unchanged.
        """
        if latest != self.content.latest_number:
            raise Overtaken(self.content.address)
        return self.revert(to=self.last_run(), author=author, summary=summary, at=at)

    def adopt(self, *, suggestion: int, author: Person, summary: str = "", at: datetime | None = None) -> Revision:
        """Take up a suggestion, merged with what was written since it was made.

        Raises EditConflict, Unchanged where it says all of that already, LookupError if it is no suggestion,
        Suppressed.
        """

        def attempt() -> Revision:
            self.insist_on_shown(suggestion)
            suggested = self[suggestion]
            if not suggested.is_suggestion:
                raise LookupError(suggestion)
            words = self._joined(
                self.stood_before(suggestion), suggested.body, [range(suggestion, suggestion + 1)]
            )
            if words == self.content.body:
                raise Unchanged(self.content.address)
            return append(
                self.content, Action.ADOPTED, author, body=tidy(words), language=suggested.language,
                summary=summary, at=at, settles=written([range(suggestion, suggestion + 1)]),
            )  # fmt: skip

        return persistently(self.content, attempt)

    def _since(self, number: int) -> str | None:
        """Name all that was said after a revision up to now; None where suggestions tear that to pieces."""
        within = Revision.number > number, IS_SUGGESTION
        suggestions = select(Revision.number).where(Revision.content_id == self.content.id, *within)
        unsaid = self.content.session.scalars(suggestions).all()
        try:
            return written(stretch(number + 1, self.content.latest_number, unsaid)) or None
        except ValueError:
            return None

    def _that_stood(self, number: int) -> int:
        if not self.stood(number):
            raise LookupError(number)
        return number

    def _without(self, run: range, words: str) -> str:
        """Return a text without what a run of revisions changed."""
        before = self.stood_before(run.start)
        self.insist_on_shown(before, run[-1])
        was = self.body(before) if before else ""
        merged = merge(self.body(run[-1]), was, words)
        if merged.text is None or self.content.deleted_at:
            self._joined(run[-1], was, [run])
            raise EditConflict(was, theirs=self.content.latest, began=run[-1], settles=[run])
        return merged.text

    def _joined(self, began: int, mine: str, settles: list[range]) -> str:
        """Return what the content says now, joined with a text that was made from revision `began`."""
        latest = self.content.latest
        if self.content.deleted_at:
            raise EditConflict(mine, theirs=latest, began=began, settles=settles)
        merged = merge(self.original(began) if began else "", mine, self.content.body)
        if merged.text is None:
            raise EditConflict(mine, theirs=latest, merged=merged, began=began, settles=settles)
        return merged.text
