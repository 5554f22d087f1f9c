"""Proposing other words for a passage, and declining what was proposed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from wikiapp.content import Unchanged, WrittenWrong
from wikiapp.content.appending import summary_of
from wikiapp.content.merge import merge
from wikiapp.discussion.comment import Comment
from wikiapp.discussion.sentence import sentence_with

if TYPE_CHECKING:
    from datetime import datetime

    from wikiapp.content import Content
    from wikiapp.discussion.anchor import Passage
    from wikiapp.people.person import Person


class Sentence(NamedTuple):
    """The sentence around a passage as it is written, with markup: between what stands before and after it."""

    before: str
    words: str
    after: str


def sentence_of(content: Content, about: Passage, length: int) -> Sentence | None:
    """Return the sentence that a passage is part of; None where it can't be told from the others.

    `length` is how many letters are read of that revision.
    """
    source = content.history.body(about.revision)
    place = sentence_with(source, about.quote, about.position / max(length, 1))
    return Sentence(source[: place[0]], source[slice(*place)], source[place[1] :]) if place else None


def propose(
    *, subject: Content, author: Person, body: str, about: Passage, sentence: Sentence, words: str,
    at: datetime | None = None,
) -> Comment:  # fmt: skip
    """Comment on a passage and propose other words for its sentence; raises WrittenWrong."""
    Comment.tidied(body)
    try:
        suggestion = subject.suggest(
            author=author, body=_whole(subject, about, sentence, words), summary=summary_of(body), at=at
        )
    except Unchanged as error:
        raise WrittenWrong("words", "unchanged") from error
    return Comment.write(subject=subject, author=author, body=body, about=about, proposes=suggestion.number, at=at)


def decline(proposal: Comment, *, author: Person, body: str, at: datetime | None = None) -> Comment:
    """Decline what a comment proposes, and say why; raises WrittenWrong where it proposes nothing."""
    if proposal.proposal is None:
        raise WrittenWrong("parent", "unknown")
    return Comment.write(subject=proposal.subject, author=author, body=body, parent=proposal, declines=True, at=at)


def _whole(subject: Content, about: Passage, sentence: Sentence, words: str) -> str:
    """Return what the content would say, joined with what was written since the passage was read."""
    words = words.replace("\r\n", "\n").replace("\r", "\n").strip()
    mine = sentence.before + words + sentence.after
    if about.revision == subject.latest_number:
        return mine
    merged = merge("".join(sentence), mine, subject.body).text
    if merged is None:
        raise WrittenWrong("words", "overtaken")
    return merged
