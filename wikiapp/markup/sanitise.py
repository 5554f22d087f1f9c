"""The one allow-list: whatever a rule or a plugin wrote, only this reaches a reader."""

from __future__ import annotations

import re
from functools import cache

import nh3

from wikiapp.markup.addresses import SCHEMES
from wikiapp.markup.figures import SIZES

TAGS = {
    "a", "abbr", "blockquote", "br", "code", "dd", "del", "div", "dl", "dt", "em", "figcaption", "figure", "h2",
    "h3", "h4", "h5", "h6", "hr", "img", "input", "li", "mark", "ol", "p", "pre", "section", "strong", "sup",
    "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
HEADING = {"id", "data-section"}
ATTRIBUTES = {
    "a": {"href", "title", "class", "rel", "role", "aria-label"},
    "abbr": {"title"},
    "code": {"class"},
    "div": {"class", "tabindex", "role", "aria-label"},
    "img": {"src", "srcset", "sizes", "width", "height", "alt", "title", "loading"},
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
# A picture is one of this site, in whatever width.
A_WIDTH = r"/files/[0-9a-f]{64}/[^\s,]+ \d+w"
OF_PICTURES = {
    "src": r"/(?![/\\])\S*", "srcset": f"{A_WIDTH}(, {A_WIDTH})*", "sizes": re.escape(SIZES),
    "width": r"\d{1,5}", "height": r"\d{1,5}", "loading": "lazy",
}  # fmt: skip


def sanitised(html: str) -> str:
    """Return HTML with nothing in it but what is allowed."""
    return _cleaner(pictures="<img" in html).clean(html)


def sanitised_part(html: str) -> str:
    """Return HTML for a page on which the same part may stand twice."""
    return _part_cleaner(pictures="<img" in html).clean(html)


@cache
def _cleaner(*, pictures: bool) -> nh3.Cleaner:
    return _cleaner_of(TAGS, ATTRIBUTES, pictures=pictures)


@cache
def _part_cleaner(*, pictures: bool) -> nh3.Cleaner:
    return _cleaner_of(PART_TAGS, PART_ATTRIBUTES, pictures=pictures)


def _cleaner_of(tags: set[str], attributes: dict[str, set[str]], *, pictures: bool) -> nh3.Cleaner:
    return nh3.Cleaner(
        attribute_filter=_of_a_picture if pictures else None,
        tags=tags,
        attributes=attributes,
        tag_attribute_values={"input": {"type": {"checkbox"}}},
        url_schemes=SCHEMES,
        link_rel=None,  # it is ours already
    )


def _of_a_picture(tag: str, attribute: str, value: str) -> str | None:
    form = OF_PICTURES.get(attribute) if tag == "img" else None
    return value if form is None or re.fullmatch(form, value) else None
