"""The history of any content: its revisions as a list, each of them to be read, and what changed between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template, request

from wikiapp.feeds import ROOM, changes, feed
from wikiapp.history import blame, diff, playback
from wikiapp.history.chosen import chosen_number, chosen_revision
from wikiapp.history.filters import Filter
from wikiapp.history.going_back import GoingBack
from wikiapp.history.listing import Listing
from wikiapp.history.shares import shares
from wikiapp.history.sparkline import Sparkline
from wikiapp.language import gettext as _
from wikiapp.rendering import rendered
from wikiapp.web import transaction
from wikiapp.web.answer import same_for_all, url

if TYPE_CHECKING:
    from collections.abc import Callable

    from wikiapp.content import Content
    from wikiapp.web.answer import Answer


class HistoryViews:
    """The views of history for one kind of content; `find` returns the content at an address."""

    def __init__(self, find: Callable[[str], Content]) -> None:
        self.find = find

    def history(self, address: str) -> Answer:
        """List the revisions, newest first, in pages that stay quick however many there are."""
        content, wanted = self.find(address), Filter.asked()
        same_for_all()
        return render_template(
            "history/history.html",
            content=content,
            listing=Listing.of(content, wanted, chosen_number("before")),
            sparkline=Sparkline.of(content),
            shares=shares(content),
            ticking="tick" in request.args,
        )

    def revision(self, address: str, number: int) -> Answer:
        """Show what it said at one revision, or what somebody suggested."""
        content = self.find(address)
        revision = chosen_revision(content, number)
        return render_template(
            "history/revision.html",
            content=content,
            revision=revision,
            settled_by=content.history.settled([number]).get(number),
            rendered=rendered(transaction.session(), revision, keep_with=transaction.database().keeping),
        )

    def feed(self, address: str) -> Answer:
        """Tell of the newest revisions as a feed."""
        content = self.find(address)
        newest = content.history.before(content.revision_count + 1, ROOM)
        title = _("History of %(title)s") % {"title": content.title}
        subtitle = _("Every version of “%(title)s”: when, by whom and how much.") % {"title": content.title}
        return feed(title, subtitle, changes(newest), at=url(content, "feed.atom"), of=url(content))

    def diff(self, address: str) -> Answer:
        """Show what changed between two revisions."""
        return diff.answer(self.find(address))

    def blame(self, address: str) -> Answer:
        """Show who wrote each word of it."""
        return blame.answer(lambda: self.find(address))

    def playback(self, address: str) -> Answer:
        """Play the history from its first revision to now."""
        return playback.answer(self.find(address))


def blueprint(name: str, find: Callable[[str], Content]) -> Blueprint:
    """Return the addresses that hang behind those of one kind of content."""
    bp, views, going_back = Blueprint(name, __name__), HistoryViews(find), GoingBack(find)
    bp.add_url_rule("/history", "history", views.history)
    bp.add_url_rule("/revisions/<int:number>", "revision", views.revision)
    bp.add_url_rule("/diff", "diff", views.diff)
    bp.add_url_rule("/blame", "blame", views.blame)
    bp.add_url_rule("/playback", "playback", views.playback)
    bp.add_url_rule("/feed.atom", "feed", views.feed)
    bp.add_url_rule("/reverts", "revert", going_back.revert, methods=["POST"])
    for noun, form, act in (
        ("undos", going_back.undo_form, going_back.undo),
        ("rollbacks", going_back.rollback_form, going_back.rollback),
        ("adoptions", going_back.adopt_form, going_back.adopt),
    ):
        bp.add_url_rule(f"/{noun}", f"{noun}_form", form)
        bp.add_url_rule(f"/{noun}", noun, act, methods=["POST"])
    return bp
