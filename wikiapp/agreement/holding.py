"""Whether what somebody agreed with still stands: as long as the words are essentially the same.

Looked at by texts, not by people: a thousand who agreed with one version cost what one costs. Texts are known by
their hashes and never change, so what is remembered of them is never out of date.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select

from wikiapp.agreement.bags import bags
from wikiapp.content import Revision
from wikiapp.content.diff.share import changed_at_most, share_changed
from wikiapp.content.text import Text

if TYPE_CHECKING:
    from collections.abc import Collection

    from wikiapp.content import Content

MOST_CHANGED = 0.2  # of the words
DIGESTS = (
    select(Revision.number, Text.hash)
    .join(Revision.text)
    .where(Revision.content_id == bindparam("content"), Revision.number.in_(bindparam("numbers", expanding=True)))
)


class Holding:
    """What some revisions of one content say, compared with each other."""

    def __init__(self, content: Content, numbers: Collection[int]) -> None:
        asked = {"content": content.id, "numbers": sorted(numbers)}
        rows = content.session.connection().execute(DIGESTS, asked)
        self._digests: dict[int, bytes] = {row.number: row.hash for row in rows}
        self._bags = bags(content, self._digests)

    def holds(self, agreed: int, said: int) -> bool:
        """Tell whether revision `said` still says what somebody agreed with in revision `agreed`.

        It doesn't where one of the two can't be read: nobody can tell then, and the page is shown all the same.
        """
        if self._digests[agreed] == self._digests[said]:
            return True
        one, other = self._bags.get(agreed), self._bags.get(said)
        return one is not None and other is not None and changed_at_most(MOST_CHANGED, one, other)

    def changed(self, agreed: int, said: int) -> float:
        """Return how much of the words changed; all of it where one of the two can't be read."""
        one, other = self._bags.get(agreed), self._bags.get(said)
        return share_changed(one, other) if one and other else 1
