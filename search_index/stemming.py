"""What the inflections of a word have in common, in the languages that are understood."""

from __future__ import annotations

import re
from threading import Lock

import snowballstemmer

from search_index.folding import fold

LANGUAGES = ("da", "en")
OTHER = "other"
_SHORTEST_WITHOUT_A = 5  # letters of a word whose final a is an ending: firma, firmaer; kollega, kolleger

_LETTERS = {"ae": "æ", "oe": "ø", "aa": "å"}
_OWN_LETTERS = re.compile("([æøå])")
# But in firmaer and naboerne, the e is of the ending.
_DIGRAPH = re.compile(r"aa|(?<!...)[ao]e|[ao]e(?!(?:r|t|n|rne|ne|nde)?s?$)")
# Of virksomhederne, Snowball takes only -erne; of virksomheder, all of -heder.
_ENDING = re.compile(r"hedernes?$")

_stemmers = {"da": snowballstemmer.stemmer("danish"), "en": snowballstemmer.stemmer("english")}
_one_at_a_time = Lock()  # a stemmer holds the word that it is working on


def understood(language: str) -> str:
    """Return the language whose rules are for texts in that one: `da-DK` is `da`, `fr` is `other`."""
    primary = language.lower().partition("-")[0]
    return primary if primary in LANGUAGES else OTHER


def stem(word: str, language: str) -> str:
    """Return the folded stem of a word in one of the languages that are understood, or of any other."""
    word = word.casefold().replace("’", "'")
    if language == "da":
        return _without_a(_snowball(_ENDING.sub("heder", _as_danes_write(word)), language))
    if language == "en":
        return _snowball("'".join(map(fold, word.split("'"))), language)
    return fold(word)


def _as_danes_write(word: str) -> str:
    """Return a word with the letters of its language, which the rules for endings ask for, and no other signs."""
    plain = "".join(part if part in _LETTERS.values() else fold(part) for part in _OWN_LETTERS.split(word))
    if _OWN_LETTERS.search(plain):
        return plain
    return _DIGRAPH.sub(lambda found: _LETTERS[found[0]], plain)


def _snowball(word: str, language: str) -> str:
    with _one_at_a_time:
        return fold(_stemmers[language].stemWord(word))


def _without_a(found: str) -> str:
    # Where the plural drops a final a, Snowball leaves it on the singular.
    return found[:-1] if len(found) >= _SHORTEST_WITHOUT_A and found.endswith("a") else found
