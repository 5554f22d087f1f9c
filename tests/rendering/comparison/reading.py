"""Two texts compared as they are read, and what a reader finds in the HTML: without marks, outside of marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.markup import rendering
from wikiapp.markup.sanitise import sanitised_part
from wikiapp.rendering.comparison import Comparison, Page, compared

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wikiapp.rendering.comparison.halves import Cell
    from wikiapp.rendering.comparison.pairs import Pair

OLD, NEW = "/old", "/new"
HEADS = re.compile(r"<thead>.*?</thead>\s*", re.DOTALL)
CONTAINERS = re.compile(r"</?(?:blockquote|ul|ol|li|dl|dd|div|table|tbody|section)(?: [^>]*)?>\s*")
IDS = re.compile(r'(<(?:h[2-6]|li|sup)(?: class="[^"]*")?) id="[^"]*"(?: data-section="\d+")?')
NUMBERS = re.compile(r"<sup>.*?</sup>|<a [^>]*>↩</a>", re.DOTALL)
BETWEEN = re.compile(r">\s+<")
TAGS = re.compile(r"(<[^>]*>)")


def pages(old: str, new: str) -> tuple[Page, Page]:
    """Return two texts as pages."""
    return Page(rendering.rendered(old).html, OLD), Page(rendering.rendered(new).html, NEW)


def comparison(old: str, new: str) -> Comparison:
    """Compare two texts."""
    return compared(*pages(old, new))


def pairs(old: str, new: str) -> list[Pair]:
    """Return what stands side by side where two texts differ."""
    return [pair for place in comparison(old, new).places for pair in place.pairs]


def pair(old: str, new: str) -> Pair:
    """Return the one pair in which two texts differ."""
    (only,) = pairs(old, new)
    return only


def flat(html: str) -> str:
    """Return HTML without what holds blocks, and without heads of tables, which stand there as often as needed."""
    return CONTAINERS.sub("", HEADS.sub("", html)).strip()


def as_part(page: Page) -> str:
    """Return a page as it is shown among differences."""
    return flat(sanitised_part(IDS.sub(r"\1", page.html).replace('<a href="#', f'<a href="{page.address}#')))


def unmarked(html: str) -> str:
    """Return HTML without the marks of a comparison; what a text itself strikes out stays struck out."""
    return "".join(tag_or_text for tag_or_text, marked, is_mark in _read(html) if not is_mark)


def outside_marks(html: str) -> str:
    """Return the letters that nothing is said of, without blanks and without the numbers of footnotes."""
    read = _read(NUMBERS.sub("", HEADS.sub("", html)))
    return "".join("".join(text.split()) for text, marked, _ in read if not marked and not text.startswith("<"))


def alike(html: str) -> str:
    """Return HTML without what may differ between two blocks that look the same."""
    html = NUMBERS.sub("", html).replace(f'"{OLD}#', '"#').replace(f'"{NEW}#', '"#')
    return BETWEEN.sub("><", html)


def cells(found: Comparison) -> Iterator[Cell]:
    """Yield all that stands on either side."""
    for place in found.places:
        for one in place.pairs:
            yield from filter(None, (one.old, one.new))


def sides(found: Comparison) -> tuple[str, str]:
    """Return both texts as a comparison shows them: where they are the same, only the new one."""
    halves: tuple[list[str], list[str]] = ([], [])
    for place in found.places:
        for half in halves:
            half.extend(stretch.html for stretch in place.stretches)
        for one in place.pairs:
            for half, cell in zip(halves, (one.old, one.new), strict=True):
                half.append(unmarked(cell.html) if cell else "")
    old, new = ("".join(CONTAINERS.sub("", HEADS.sub("", html)) for html in half) for half in halves)
    return old.strip(), new.strip()


def _read(html: str) -> Iterator[tuple[str, bool, bool]]:
    """Yield tags and text, each with whether it is in a mark, and whether it is the tag of one."""
    open_marks: list[bool] = []
    for part in filter(None, TAGS.split(html)):
        name = re.match(r"</?(ins|del)\b", part)
        if name and part.startswith("</"):
            yield part, any(open_marks), open_marks.pop()
        elif name:
            open_marks.append('class="' in part)
            yield part, any(open_marks), open_marks[-1]
        else:
            yield part, any(open_marks), False
