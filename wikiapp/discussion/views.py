"""The discussion of any content: reading it, adding to it, and the way from a comment to its place in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flask import Blueprint, redirect, render_template, request

from wikiapp.content import WrittenWrong
from wikiapp.discussion.comment import Comment
from wikiapp.discussion.feed import comments_feed
from wikiapp.discussion.finding import comment_at
from wikiapp.discussion.form import CommentForm
from wikiapp.discussion.holding import held, looked_at
from wikiapp.discussion.listing import Listing, alone, listed, place_of
from wikiapp.discussion.marking import in_sight
from wikiapp.discussion.quoting import html_of, passage_in
from wikiapp.discussion.saying import said_by, sentence_for
from wikiapp.discussion.states import states
from wikiapp.editing.deleting import living
from wikiapp.editing.form import number_in
from wikiapp.editing.screening import Noticed
from wikiapp.language import gettext as _
from wikiapp.people.present import commit_as, writer
from wikiapp.web import transaction
from wikiapp.web.answer import same_for_all, see_other, tell, url

if TYPE_CHECKING:
    from collections.abc import Callable

    from wikiapp.content import Content
    from wikiapp.filters.screening import Screening
    from wikiapp.web.answer import Answer

comments = Blueprint("comments", __name__)


class DiscussionViews:
    """The views of discussion for one kind of content; `find` returns the content at an address."""

    def __init__(self, find: Callable[[str], Content]) -> None:
        self.find = find

    def read(self, address: str) -> Answer:
        """Show what was said, newest threads first."""
        content, form = self.find(address), CommentForm.asked()
        if form is None:
            same_for_all()
        return _page(content, form)

    def write(self, address: str) -> Answer:
        """Add a comment, and show it in its place."""
        content, form = self.find(address), CommentForm.posted()
        if "propose" in request.form:
            return _words_asked(self.find, address, form)
        try:
            person = writer(form.name)
            screening = looked_at(person, content, form)
            if screening.held_for is not None:
                return _held(screening, content, form)
            comment = said_by(person, content, form)
            screening.pass_on(comment.latest)
            commit_as(person)
        except Noticed as noticed:
            return _noticed(self.find, address, form, noticed)
        except WrittenWrong as error:
            return _refused(self.find, address, form, error)
        tell(_("Said. Thank you!"))
        return see_other(comment.path)

    def feed(self, address: str) -> Answer:
        """Tell of the newest comments as a feed."""
        return comments_feed(self.find(address))


def blueprint(name: str, find: Callable[[str], Content]) -> Blueprint:
    """Return the addresses that hang behind those of one kind of content."""
    bp, views = Blueprint(name, __name__), DiscussionViews(find)
    bp.add_url_rule("/discussion", "read", views.read)
    bp.add_url_rule("/discussion", "write", views.write, methods=["POST"])
    bp.add_url_rule("/discussion/feed.atom", "feed", views.feed)
    return bp


@comments.get("/comments/<address>")
def comment(address: str) -> Answer:
    """Lead to the place of a comment, wherever that is by now; answers 410 where it is deleted and unanswered."""
    found = comment_at(address)
    place = place_of(transaction.session(), found)
    return redirect(place or url(living(found).subject, "discussion"), 302)


def _page(
    content: Content, form: CommentForm | None, errors: dict[str, str] | None = None, code: int = 200
) -> Answer:
    listing = _listing(content)
    told = [one for shown in listing.shown for one in (shown.began, *shown.answers)]
    there = {one.id for one in told}
    shown = render_template(
        "discussion/discussion.html",
        content=content,
        listing=listing,
        form=form,
        answers=form.answers if form and form.answers in there else None,
        errors=errors or {},
        found=_found(content, listing),
        states=states(transaction.session(), content, {one.id: one.proposes for one in told if one.proposes}),
        sentence=sentence_for(content, form) if form and not errors else form and form.words,
    )
    return shown, code


def _found(content: Content, listing: Listing) -> dict[int, int]:
    if not any(shown.began.quote for shown in listing.shown):
        return {}
    return in_sight(transaction.session(), content, html_of(content, content.latest_number))


def _listing(content: Content) -> Listing:
    session, keeping = transaction.session(), transaction.database().keeping
    root = number_in(request.args.get("thread", ""))
    found = session.get(Comment, root) if root else None
    if found is not None and root and found.subject_id == content.id and found.parent_id is None:
        start = number_in(request.args.get("start", "")) or 0
        thread = alone(session, content, root, start, keeping)
        if thread:
            return thread
    return listed(session, content, number_in(request.args.get("before", "")), keeping)


def _words_asked(find: Callable[[str], Content], address: str, form: CommentForm) -> Answer:
    """Show the sentence around the words that were named, to be changed; nothing is saved."""
    transaction.only_read()
    content = find(address)
    try:
        passage_in(content, form.quote, form.position, form.revision)
    except WrittenWrong as error:
        return _refused(find, address, form, error)
    return _page(content, form)


def _refused(find: Callable[[str], Content], address: str, form: CommentForm, error: WrittenWrong) -> Answer:
    transaction.only_read()
    if error.field == "parent":
        form = replace(form, answers=None)
    field = error.field if error.field in {"quote", "words"} else "body"
    return _page(find(address), form, {field: _why(error)}, 413 if error.reason == "too_large" else 422)


def _noticed(find: Callable[[str], Content], address: str, form: CommentForm, noticed: Noticed) -> Answer:
    transaction.only_read()
    errors = {noticed.field: noticed.sentence}
    return _page(find(address), replace(form, heeded=noticed.heeded), errors, noticed.code)


def _held(screening: Screening, content: Content, form: CommentForm) -> Answer:
    kept = held(screening, content, form)
    commit_as(screening.person)
    return see_other(kept.path)


def _why(error: WrittenWrong) -> str:
    if error.field == "quote":
        return _("These words aren't in the text. Copy them from it, or leave the field empty.")
    return {
        "unchanged": _("That is what the text says already. Change the sentence, or leave it as it is."),
        "overtaken": _("The text was changed there meanwhile. Look at it again, and propose it anew."),
        "empty": _("Nothing is written here yet. Say something first."),
        "too_large": _("That is too long for one comment. Share it out over several."),
        "not_text": _("The text holds signs that can't be kept. Remove them and try again."),
        "unknown": _("What you wanted to answer isn't here. Send it again as a comment of its own."),
    }[error.reason]
