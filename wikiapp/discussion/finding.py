"""Finding the comment that an address means, or the answer to give where there is none, or it isn't one's own."""

from __future__ import annotations

from flask import abort, request

from wikiapp.discussion.comment import Comment
from wikiapp.editing.form import number_in
from wikiapp.language import gettext as _
from wikiapp.people.present import present_person
from wikiapp.web import transaction
from wikiapp.web.answer import Answered
from wikiapp.web.errors import error_page


def comment_at(address: str) -> Comment:
    """Return the comment of that number, deleted or not; answers 404."""
    comment = transaction.session().get(Comment, number_in(address) or 0)
    return comment or abort(404)


def comment_to_change_at(address: str) -> Comment:
    """Return the comment of that number to whoever only reads, wrote it or moderates; answers 403 and 404."""
    comment = comment_at(address)
    may = request.method in {"GET", "HEAD"} or comment.removable_by(present_person())
    return comment if may else insist_on_own(comment)


def insist_on_own(comment: Comment) -> Comment:
    """Return a comment to whoever wrote it; answers 403 to others."""
    if not comment.editable_by(present_person()):
        sentence = _("Only who wrote a comment can change it. You can answer it in the discussion instead.")
        raise Answered(error_page(403, _("This is somebody else's comment"), sentence))
    return comment
