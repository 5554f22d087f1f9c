"""The newest posts as a feed, whole, for those who read them elsewhere; all of them, or those with one tag."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikiapp.blog.archive import spelled_as_used
from wikiapp.blog.asking import Asked
from wikiapp.blog.reading import bp
from wikiapp.blog.teasers import signed
from wikiapp.feeds import Entry, feed
from wikiapp.language import gettext as _
from wikiapp.markup import cover, excerpt
from wikiapp.rendering import rendered
from wikiapp.web import transaction
from wikiapp.web.answer import absolute, url

if TYPE_CHECKING:
    from wikiapp.blog.post import Post
    from wikiapp.web.answer import Answer

ROOM = 20  # posts of a feed


@bp.get("/feed.atom")
def posts_feed() -> Answer:
    """Tell of the newest posts."""
    asked, session = Asked.now(), transaction.session()
    tag = spelled_as_used(session, asked.tag) if asked.tag else ""
    title = _("Posts about %(tag)s") % {"tag": tag} if tag else _("Blog")
    entries = [_entry(post) for post in signed(session, asked.posts, ROOM)]
    subtitle = _("What we think and talk about, newest first.")
    return feed(title, subtitle, entries, at=asked.address("feed.atom"), of=asked.address())


def _entry(post: Post) -> Entry:
    html = rendered(transaction.session(), post.latest, keep_with=transaction.database().keeping)
    shown = cover(html.html)
    author, changed_at = post.begun_by, post.latest.created_at
    return Entry(
        uuid=post.uuid, title=post.title, address=absolute(url(post)), author=author.name,
        author_address=absolute(author.path), at=post.published_at or changed_at, changed_at=changed_at,
        language=post.language, summary=excerpt(html.html), html=html.html, tags=html.categories,
        picture=(absolute(shown.address), shown.media_type) if shown else None,
    )  # fmt: skip
