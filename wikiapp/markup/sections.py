"""The sections of a text: what one heading stands above, as places in the source."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wikiapp.markup.references import too_long
from wikiapp.markup.source import skim
from wikiapp.markup.tokens import plain

if TYPE_CHECKING:
    from wikiapp.markup.tokens import Token

LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True)
class Section:
    """A part of a text, `[start, end)`; number 0 is what stands before the first heading, with level 0."""

    number: int
    level: int
    title: str
    start: int
    end: int


def sections(text: str) -> list[Section]:
    """Return the sections in the order of the source; one ends before the next heading as high or higher."""
    headings = [] if too_long(text) else skim(text, _is_heading).headings
    starts = _places(text, [heading["start"] for heading in headings])
    lead = Section(0, 0, "", 0, starts[0] if starts else len(text))
    ends = _ends([_level(heading) for heading in headings], starts, len(text))
    return [lead] + [
        Section(heading["section"], _level(heading), plain(heading["children"]), start, end)
        for heading, start, end in zip(headings, starts, ends, strict=True)
    ]


def replace_section(text: str, number: int, body: str) -> str:
    """Return a text with another body in place of one section; raises LookupError where there is none such."""
    found = sections(text)
    if not 0 <= number < len(found):
        raise LookupError(number)
    section = found[number]
    before, old, after = text[: section.start], text[section.start : section.end], text[section.end :]
    return before + (body if body == old or not after else _apart(body, old)) + after


def _apart(body: str, old: str) -> str:
    # What follows must begin a line of its own, and an underlined heading a paragraph of its own.
    gap = _gap(old)
    body = body[: len(body) - len(_gap(body))]
    return body + (gap if len(LINE_END.findall(gap)) > 1 else "\n\n") if body else ""


def _gap(text: str) -> str:
    return text[len(text.rstrip()) :]


def _places(text: str, starts: list[int]) -> list[int]:
    if "\r" not in text:
        return starts
    # The parser counted one letter for every line end, so lines are what both agree on.
    lines = [0, *(end.end() for end in LINE_END.finditer(text))]
    normal = [0, *(end.end() for end in re.finditer("\n", LINE_END.sub("\n", text)))]
    line_at = dict(zip(normal, lines, strict=True))
    return [line_at[start] for start in starts]


def _ends(levels: list[int], starts: list[int], length: int) -> list[int]:
    ends, nearest = [length] * len(levels), dict[int, int]()
    for index in range(len(levels) - 1, -1, -1):
        as_high = [nearest[level] for level in range(1, levels[index] + 1) if level in nearest]
        ends[index] = min(as_high, default=length)
        nearest[levels[index]] = starts[index]
    return ends


def _is_heading(token: Token) -> bool:
    return bool(token["type"] == "heading")


def _level(heading: Token) -> int:
    return int(heading["attrs"]["level"])
