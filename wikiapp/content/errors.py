"""What can go wrong when something is written: words of the domain, answered at the edge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikiapp.content.merge import resolved

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wikiapp.content.content import Content
    from wikiapp.content.merge import Merged
    from wikiapp.content.revision import Revision


class ContentError(Exception):
    """Something that was asked of a content can't be done."""


class Protected(ContentError):
    """A content is protected from whoever wants to write it; suggesting a text is allowed."""


class EditConflict(ContentError):
    """An edit collides with what was written since it began.

    `mine` is what the edit says, `theirs` the latest revision; `merged` tells the places that collide from those
    that don't, and is None where there is nothing to merge with, because the content was deleted. `began` is the
    revision that `mine` was made from, 0 for none; `settles` are the revisions that it would settle.
    """

    def __init__(
        self, mine: str, theirs: Revision, merged: Merged | None = None, *, began: int = 0,
        settles: Sequence[range] = (),
    ) -> None:  # fmt: skip
        super().__init__(f"revision {theirs.number} was written in the meantime")
        self.mine, self.theirs, self.merged = mine, theirs, merged
        self.began, self.settles = began, settles

    @property
    def insisting(self) -> str:
        """What the content would say if the edit had its way in each place that collides."""
        if self.merged is None:
            return self.mine
        return resolved(self.merged, [collision.mine for collision in self.merged.collisions])


class Unchanged(ContentError):
    """A save says just what the newest revision says already."""


class Gone(ContentError):
    """What was asked can only be done with a content that isn't deleted."""


class OnlyAuthor(ContentError):
    """Nobody else has written the content, so there is nothing of another's to go back to."""


class Suppressed(ContentError):
    """What was asked would bring back a text that is suppressed."""


class AddressTaken(ContentError):
    """Another content already stands at the address; `taken_by` is that one, where it is known."""

    def __init__(self, address: str, taken_by: Content | None = None) -> None:
        super().__init__(address)
        self.taken_by = taken_by


class Overtaken(ContentError):
    """Another writer was faster, time and again."""


class WrittenWrong(ContentError, ValueError):
    """A text that can't be kept; the field and the reason are told apart by `field` and `reason`."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}")
        self.field, self.reason = field, reason
