"""Taking words that somebody names as the passage of a text that a comment is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikiapp.content import WrittenWrong
from wikiapp.discussion.anchor import LONGEST_QUOTE, Passage
from wikiapp.discussion.finding_again import find
from wikiapp.discussion.letters import letters_of, on_one_line
from wikiapp.rendering import rendered
from wikiapp.web import transaction

if TYPE_CHECKING:
    from wikiapp.content import Content


def passage_in(content: Content, quote: str, position: int, revision: int | None) -> Passage | None:
    """Return the passage that somebody means who looked at a revision; None for no words.

    Raises WrittenWrong (too_large, unknown) where a content never said them, neither then nor now.
    """
    words = on_one_line(quote)
    if not words:
        return None
    if len(words) > LONGEST_QUOTE:
        raise WrittenWrong("quote", "too_large")
    looked_at = revision if revision and content.history.stood(revision) else content.latest_number
    for number in dict.fromkeys((looked_at, content.latest_number)):
        text = text_of(content, number)
        place = find(text, words, position)
        if place:
            return Passage(text[place[0] : place[1]][:LONGEST_QUOTE], place[0], number)
    raise WrittenWrong("quote", "unknown")


def text_of(content: Content, number: int) -> str:
    """Return what is read of a revision."""
    return letters_of(html_of(content, number)).text


def html_of(content: Content, number: int) -> str:
    """Return a revision as HTML."""
    latest = number == content.latest_number
    revision = content.latest if latest else content.history[number]
    return rendered(transaction.session(), revision, keep_with=transaction.database().keeping).html
