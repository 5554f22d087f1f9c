"""Changing a comment that is there: at the desk where any content is written, by whoever wrote it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikiapp.discussion.comment import COMMENT
from wikiapp.discussion.finding import comment_at, insist_on_own
from wikiapp.editing.deleting import living
from wikiapp.editing.desk import Desk

if TYPE_CHECKING:
    from wikiapp.discussion.comment import Comment


class CommentDesk(Desk):
    """The desk for comments; new ones are written in the discussion itself."""

    kind = COMMENT
    template = "discussion/editor.html"

    def opened(self, address: str) -> tuple[Comment, str]:
        """Return one's own comment, and what it is called."""
        comment = insist_on_own(living(comment_at(address)))
        return comment, comment.title
