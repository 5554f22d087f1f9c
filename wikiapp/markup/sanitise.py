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


def sanitised(html: str) -> str:
    """Return HTML with nothing in it but what is allowed."""
    return _cleaner().clean(html)


@cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=TAGS,
        attributes=ATTRIBUTES,
        tag_attribute_values={"input": {"type": {"checkbox"}}},
        url_schemes=SCHEMES,
        link_rel=None,  # it is ours already
    )
