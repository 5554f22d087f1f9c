"""What is said about one content as a feed: its newest comments, whole, wherever they stand in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import Markup
from sqlalchemy import bindparam, select

from wikiapp.content import Content, Revision
from wikiapp.discussion.comment import SUBJECT_ID
from wikiapp.discussion.said import said
from wikiapp.feeds import ROOM, Entry, feed
from wikiapp.language import gettext as _
from wikiapp.markup import excerpt
from wikiapp.web import transaction
from wikiapp.web.answer import absolute, url

if TYPE_CHECKING:
    from wikiapp.discussion.said import Said
    from wikiapp.web.answer import Answer

NEWEST = (
    select(Content.id, Content.uuid, Revision.created_at.label("changed_at"))
    .join(Revision, (Revision.content_id == Content.id) & (Revision.number == Content.latest_number))
    .where(bindparam("subject") == SUBJECT_ID, Content.deleted_at.is_(None))
    .order_by(Content.id.desc()).limit(ROOM)
)  # fmt: skip


def comments_feed(content: Content) -> Answer:
    """Tell of the newest comments on a content."""
    session = transaction.session()
    newest = session.execute(NEWEST, {"subject": content.id}).all()
    comments = said(session, [row.id for row in newest], transaction.database().keeping)
    entries = [_entry(content, comments[row.id], row) for row in newest]
    title = _("Discussion of %(title)s") % {"title": content.title}
    subtitle = _("What is said about “%(title)s”.") % {"title": content.title}
    return feed(title, subtitle, entries, at=url(content, "discussion/feed.atom"), of=url(content, "discussion"))


def _entry(content: Content, one: Said, row: Any) -> Entry:
    told = {"name": one.author, "title": content.title}
    return Entry(
        uuid=row.uuid, title=_("%(name)s on %(title)s") % told, address=absolute(one.path), author=one.author,
        author_address=absolute(one.author_path), at=one.at, changed_at=row.changed_at,
        language=one.language, summary=excerpt(one.html or ""), html=_whole(one),
    )  # fmt: skip


def _whole(one: Said) -> str:
    """Return a comment as HTML that stands alone: the words that it is about come first."""
    html = one.html or ""
    return str(Markup("<blockquote>{}</blockquote>\n").format(one.quote)) + html if one.quote else html
