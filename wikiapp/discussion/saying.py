"""What a form comes to: a comment, an answer, a proposal, or a decline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikiapp.content import WrittenWrong
from wikiapp.discussion.comment import Comment
from wikiapp.discussion.proposing import Sentence, decline, propose, sentence_of
from wikiapp.discussion.quoting import passage_in, text_of
from wikiapp.web import transaction

if TYPE_CHECKING:
    from wikiapp.content import Content
    from wikiapp.discussion.anchor import Passage
    from wikiapp.discussion.form import CommentForm
    from wikiapp.people.person import Person


def said_by(person: Person, content: Content, form: CommentForm) -> Comment:
    """Write what a form holds; raises WrittenWrong."""
    parent = _answered(form)
    if form.declines and parent:
        return decline(parent, author=person, body=form.body)
    about = passage_in(content, form.quote, form.position, form.revision)
    sentence = _sentence(content, about) if about and form.words is not None else None
    words = (form.words or "").replace("\r\n", "\n").strip()
    if about and sentence and words != sentence.words.strip():
        return propose(subject=content, author=person, body=form.body, about=about, sentence=sentence, words=words)
    return Comment.write(subject=content, author=person, body=form.body, parent=parent, about=about)


def sentence_for(content: Content, form: CommentForm) -> str | None:
    """Return the sentence that a form offers to change; None where it names no words, or they can't be told."""
    try:
        about = passage_in(content, form.quote, form.position, form.revision)
    except WrittenWrong:
        return None
    found = _sentence(content, about) if about and not content.deleted_at else None
    return found.words if found else None


def _sentence(content: Content, about: Passage) -> Sentence | None:
    return sentence_of(content, about, len(text_of(content, about.revision)))


def _answered(form: CommentForm) -> Comment | None:
    if form.answers is None:
        return None
    answered = transaction.session().get(Comment, form.answers)
    if answered is None:
        raise WrittenWrong("parent", "unknown")
    return answered
