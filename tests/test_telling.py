from __future__ import annotations

from wikiapp.content import Action
from wikiapp.telling import deeds


def test_there_are_words_for_all_that_can_be_done() -> None:
    words = deeds()
    assert all(words[action] for action in Action)
    assert len(set(words.values())) == len(words)
