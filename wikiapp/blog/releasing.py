"""Publishing a draft that waited, when it is approved."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from wikiapp.blog.post import Post
from wikiapp.content import Unchanged
from wikiapp.database import session_of
from wikiapp.filters.releasing import CanNotBe

if TYPE_CHECKING:
    from wikiapp.filters.held import Held


def release(held: Held) -> Post:
    """Publish it as whoever wanted to; raises CanNotBe if it says by now what the moderator hasn't seen."""
    post = session_of(held).get_one(Post, held.content_id)
    if post.deleted_at:
        raise CanNotBe("gone")
    if post.latest_number != held.number:
        raise CanNotBe("changed")
    with suppress(Unchanged):  # it is there already
        post.publish(author=held.person)
    return post
