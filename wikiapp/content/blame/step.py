"""From one revision's text to the next: what stays keeps its authors, what comes back gets them back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikiapp.content.blame.fates import Arrival, Fates
from wikiapp.content.blame.passages import passages
from wikiapp.content.blame.spans import Span, SpanReader, cover, cut, settled, spans_in, written
from wikiapp.content.diff import Mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wikiapp.content.blame.buried import Buried
    from wikiapp.content.blame.passages import Passage
    from wikiapp.ends import Edit

MOST_LINES = 10_000  # that one revision can bury, or bring back, whatever is sent


class Step:
    """What a revision did to the lines of a text, before it is known who wrote them."""

    def __init__(self, edit: Edit, revision: int) -> None:
        self.revision, self._above = revision, edit.above
        self._fates = Fates(edit.old, edit.new)
        self._gone = [(line, passages(self._fates.old[line])) for line in self._fates.departed[:MOST_LINES]]
        arrived = [line for line in self._fates.standing if isinstance(line, Arrival)]
        self._come = [passages(line.text) for line in arrived[:MOST_LINES]] + [[]] * (len(arrived) - MOST_LINES)

    def digests(self) -> list[bytes]:
        """Return the digests of the passages that go and come: what must be known of those that are buried."""
        found = [*(passages for _, passages in self._gone), *self._come]
        return list({passage.digest for of_line in found for passage in of_line})

    def authors(self, before: Sequence[str], buried: Buried) -> list[str]:
        """Return who wrote each line of the new text; `before` says it of the old one."""
        below = self._above + len(self._fates.old)
        between = before[self._above : below]
        self._bury(between, buried)
        come = iter(self._come)
        standing = [
            self._arrived(line, between, next(come), buried) if isinstance(line, Arrival) else between[line]
            for line in self._fates.standing
        ]
        return [*before[: self._above], *standing, *before[below:]]

    def _bury(self, between: Sequence[str], buried: Buried) -> None:
        # From the end on, so that of copies the first is the first to come back.
        for line, found in reversed(self._gone):
            spans = spans_in(between[line], len(self._fates.old[line]))
            for passage in found:
                buried.bury(passage.digest, written(cut(spans, passage.start, passage.stop)))

    def _arrived(self, line: Arrival, between: Sequence[str], found: list[Passage], buried: Buried) -> str:
        return written(settled(_known_again(found, self._made(line, between), buried), line.text))

    def _made(self, line: Arrival, between: Sequence[str]) -> list[Span]:
        """Return who wrote a line if nothing of it was ever there but in the line that it was made of."""
        if line.was is None:
            return [Span(str(self.revision), len(line.text))]
        reader = SpanReader(spans_in(between[line.was], len(self._fates.old[line.was])))
        spans: list[Span] = []
        for mark, text in line.parts:
            if mark == Mark.ADDED:
                spans.append(Span(str(self.revision), len(text)))
            else:
                stayed = reader.take(len(text))
                spans += stayed if mark == Mark.SAME else ()
        return spans


def _known_again(found: list[Passage], spans: list[Span], buried: Buried) -> list[Span]:
    """Return who wrote a line: as a whole if it was there before, otherwise sentence by sentence."""
    reader, at, known = SpanReader(spans), 0, list[Span]()
    for passage in found:
        length = passage.stop - passage.start
        said = buried.brought_back(passage.digest)
        if said is not None and passage.start >= at and cover(said, length):
            known += reader.take(passage.start - at)
            known += spans_in(said, length)
            reader.take(length)
            at = passage.stop
    return known + reader.rest()
