"""What the inflections of a word have in common, in the languages that are understood."""

from __future__ import annotations

from threading import Lock

import snowballstemmer

from search_index.folding import fold

LANGUAGES = ("da", "en")
OTHER = "other"
_SHORTEST_WITHOUT_A = 5  # letters of a word whose final a is an ending: firma, firmaer; kollega, kolleger

_stemmers = {"da": snowballstemmer.stemmer("danish"), "en": snowballstemmer.stemmer("english")}
_one_at_a_time = Lock()  # a stemmer holds the word that it is working on


def understood(language: str) -> str:
    """Return the language whose rules are for texts in that one: `da-DK` is `da`, `fr` is `other`."""
    primary = language.lower().partition("-")[0]
    return primary if primary in LANGUAGES else OTHER


def stem(word: str, language: str) -> str:
    """Return the folded stem of a word in one of the languages that are understood, or of any other."""
    plain = "'".join(fold(part) for part in word.replace("’", "'").split("'"))
    if language not in _stemmers:
        return fold(plain)
    if language == "da":
        plain = _as_danes_write(plain)
    with _one_at_a_time:
        found = fold(_stemmers[language].stemWord(plain))
    # Where the plural drops a final a, Snowball leaves it on the singular.
    ends_in_a = language == "da" and len(found) >= _SHORTEST_WITHOUT_A and found.endswith("a")
    return found[:-1] if ends_in_a else found


def _as_danes_write(folded: str) -> str:
    # However it was written: the rules for endings ask which letters are vowels.
    return folded.replace("aa", "å").replace("ae", "æ").replace("oe", "ø")
