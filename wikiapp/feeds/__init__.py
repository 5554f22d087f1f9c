"""Atom feeds (RFC 4287): of changes, of posts, of whatever a kind wants to tell; knows no kind."""

from wikiapp.feeds.answering import feed
from wikiapp.feeds.atom import Entry
from wikiapp.feeds.changes import ROOM, changes

__all__ = ["ROOM", "Entry", "changes", "feed"]
