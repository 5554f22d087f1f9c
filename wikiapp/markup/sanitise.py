"""The one allow-list: whatever a rule or a plugin wrote, only this reaches a reader."""

from __future__ import annotations

from functools import cache

import nh3

from wikiapp.markup.addresses import SCHEMES

TAGS = {
    "a", "abbr", "blockquote", "br", "code", "dd", "del", "div", "dl", "dt", "em", "h2", "h3", "h4", "h5", "h6",
    "hr", "img", "input", "li", "mark", "ol", "p", "pre", "section", "strong", "sup", "table", "tbody", "td", "th",
    "thead", "tr", "ul",
}  # fmt: skip
HEADING = {"id", "data-section"}
ATTRIBUTES = {
    "a": {"href", "title", "class", "rel", "role", "aria-label"},
    "abbr": {"title"},
    "code": {"class"},
    "div": {"class", "tabindex", "role", "aria-label"},
    "img": {"src", "alt", "title", "loading"},
    "input": {"disabled", "checked", "aria-label"},
    "li": {"id", "class"},
    "ol": {"start"},
    "p": {"class"},
    "pre": {"tabindex"},
    "section": {"class", "role", "aria-label"},
    "sup": {"id"},
    "td": {"class"},
    "th": {"class", "scope"},
    **{f"h{level}": HEADING for level in range(2, 7)},
}


# A part that is shown elsewhere has no places that links could lead to; where texts are compared, it has marks.
MARKS = {"ins": {"class"}, "del": {"class"}}
PART_TAGS = TAGS | MARKS.keys()
PART_ATTRIBUTES = {tag: names - {"id", "data-section"} for tag, names in ATTRIBUTES.items()}
PART_ATTRIBUTES |= {"section": {"class"}} | MARKS


def sanitised(html: str) -> str:
    """Return HTML with nothing in it but what is allowed."""
    return _cleaner().clean(html)


def sanitised_part(html: str) -> str:
    """Return HTML for a page on which the same part may stand twice."""
    return _part_cleaner().clean(html)


@cache
def _cleaner() -> nh3.Cleaner:
    return _cleaner_of(TAGS, ATTRIBUTES)


@cache
def _part_cleaner() -> nh3.Cleaner:
    return _cleaner_of(PART_TAGS, PART_ATTRIBUTES)


def _cleaner_of(tags: set[str], attributes: dict[str, set[str]]) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=tags,
        attributes=attributes,
        tag_attribute_values={"input": {"type": {"checkbox"}}},
        url_schemes=SCHEMES,
        link_rel=None,  # it is ours already
    )
