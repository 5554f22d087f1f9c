"""Taking back what some revisions of a content did, in its text, its title and whether it is there at all.

What others did since is kept: texts are merged, and where that can't be done the content is left for somebody to
settle by hand. Taking back is done by adding revisions, which can be taken back in the same way.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from sqlalchemy import select

from wikiapp.content import Action, AddressTaken, EditConflict, Revision, Suppressed, Unchanged
from wikiapp.content.revision import IS_SUGGESTION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wikiapp.content import Content
    from wikiapp.people.person import Person

_OF_NO_WORDS = {Action.DELETED, Action.RESTORED, Action.RENAMED, Action.PUBLISHED, Action.WITHDRAWN}


class Outcome(StrEnum):
    """What becomes of a content."""

    UNDONE = "undone"
    DELETED = "deleted"
    RESTORED = "restored"
    RENAMED = "renamed"
    NOTHING = "nothing"
    COLLIDES = "collides"


@dataclass
class TakingBack:
    """What is to be taken back of one content: the numbers of revisions, rising; none is a suggestion."""

    content: Content
    numbers: Sequence[int]

    @cached_property
    def revisions(self) -> list[Revision]:
        """The revisions themselves."""
        chosen = select(Revision).where(Revision.content_id == self.content.id, Revision.number.in_(self.numbers))
        return list(self.content.session.scalars(chosen.order_by(Revision.number)))

    @property
    def outcome(self) -> Outcome:
        """What would become of it, with nothing done yet."""
        try:
            if self._is_gone:
                return Outcome.NOTHING
            if self._deletes:
                return Outcome.DELETED
            if self._restores:
                return Outcome.RESTORED
            return self._of_words()
        except (EditConflict, Suppressed):
            return Outcome.COLLIDES

    def take_back(self, *, by: Person, summary: str) -> list[Revision]:
        """Do it, and return the revisions that it took. Raises EditConflict, AddressTaken, Protected."""
        if self._is_gone:
            return []
        if self._deletes:
            return [self.content.delete(author=by, summary=summary)]
        added = [self.content.restore(author=by, summary=summary)] if self._restores else []
        if self._title is not None:
            added.append(self.content.rename(to=self._title, author=by, summary=summary))
        if self._words:
            try:
                added.append(self.content.history.undo_all(revisions=self._words, author=by, summary=summary))
            except Unchanged:
                return added
        return added

    def _of_words(self) -> Outcome:
        try:
            if self._words:
                self.content.history.without(self._words)
                return Outcome.UNDONE
        except Unchanged:
            pass
        return Outcome.RENAMED if self._title is not None else Outcome.NOTHING

    @cached_property
    def _words(self) -> list[int]:
        return [each.number for each in self.revisions if each.action not in _OF_NO_WORDS]

    @cached_property
    def _is_gone(self) -> bool:
        """Whether somebody else has deleted it since."""
        return bool(self.content.deleted_at) and not self._did_last

    @cached_property
    def _deletes(self) -> bool:
        """Whether nothing is left without them: it was begun by one of them, or brought back."""
        if self.content.deleted_at or not self.revisions:
            return False
        stood = select(Revision.number).where(Revision.content_id == self.content.id, ~IS_SUGGESTION)
        others = self.content.session.scalar(stood.where(Revision.number.not_in(self.numbers)).limit(1))
        return others is None or (self.content.latest.action == Action.RESTORED and self._did_last)

    @cached_property
    def _restores(self) -> bool:
        return bool(self.content.deleted_at) and self._did_last

    @property
    def _did_last(self) -> bool:
        return self.content.latest_number in self.numbers

    @cached_property
    def _title(self) -> str | None:
        """What it was called before, if its title is of one of these revisions now."""
        renamed = [each for each in self.revisions if each.action == Action.RENAMED]
        if not renamed or renamed[-1].title != self.content.title:
            return None
        before = self.content.history.stood_before(renamed[0].number)
        title = self.content.history[before].title if before else None
        return title if title != self.content.title else None


CAN_NOT_BE_DONE = (EditConflict, AddressTaken, Suppressed)
