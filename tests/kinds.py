"""All the kinds of content there are: what is proved of any is proved of each. A new one joins by a line."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, NamedTuple

from tests.files.drawings import drawn, saved
from wikiapp.blog.post import Post
from wikiapp.files.file import File
from wikiapp.wiki.page import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wikiapp.content import Content

NO_TEXT: Sequence[dict[str, str]] = [{"body": "x" * 210_000}]
NO_TITLE: Sequence[dict[str, str]] = [{"title": ""}, {"title": "a\u200bb"}, {"title": "x" * 300}]


class Kind(NamedTuple):
    """A kind of content; where one is begun, and what chooses there that everybody may read it.

    `brings` are the bytes of the file that has to be sent along; `wrong` are fields that are refused.
    """

    model: type[Content]
    begun_at: str
    chosen: dict[str, str]
    brings: bytes = b""
    wrong: Sequence[dict[str, str]] = (*NO_TITLE, *NO_TEXT)

    def fields(self) -> dict[str, object]:
        """Return what has to be sent to begin one, besides what is typed."""
        sent = {"file": (io.BytesIO(self.brings), "te.png"), "alternative": "Te"} if self.brings else {}
        return {**self.chosen, **sent}


KINDS = [
    Kind(Page, "/wiki/new", {}),
    Kind(Post, "/blog/new", {"publish": "1"}),
    # What a file shall be called is made a name that it can have.
    Kind(File, "/files/new", {}, brings=saved(drawn((30, 20)), "PNG"), wrong=NO_TEXT),
]
