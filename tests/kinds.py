"""All the kinds of content there are: what is proved of any is proved of each. A new one joins by a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from wikiapp.blog.post import Post
from wikiapp.wiki.page import Page

if TYPE_CHECKING:
    from wikiapp.content import Content


class Kind(NamedTuple):
    """A kind of content; where one is begun, and what chooses there that everybody may read it."""

    model: type[Content]
    begun_at: str
    chosen: dict[str, str]


KINDS = [
    Kind(Page, "/wiki/new", {}),
    Kind(Post, "/blog/new", {"publish": "1"}),
]
