"""One spelling for all ways of writing a word: of letters, case, accents and Unicode forms."""

from __future__ import annotations

import unicodedata

# The Danish letters are written so where they can't be typed. What else NFKD leaves whole goes the same way.
_LETTERS = str.maketrans(
    {
        "æ": "ae", "ø": "oe", "å": "aa", "ǽ": "ae", "ǿ": "oe", "œ": "oe",
        "ð": "d", "đ": "d", "þ": "th", "ł": "l", "ı": "i",
    }
)  # fmt: skip
# Nothing of these is seen: they only say where a line may be broken.
_INVISIBLE = ("\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff")


def composed(text: str) -> str:
    """Return a text in composed letters (NFC), without the invisible signs that would cut words in two."""
    for sign in _INVISIBLE:
        text = text.replace(sign, "")  # far quicker than translating, as hardly any text holds one
    return unicodedata.normalize("NFC", text)


def fold(word: str) -> str:
    """Return a word's letters and digits at their plainest: `Rødgrød` is `roedgroed`, `Café` is `cafe`."""
    word = word.casefold().translate(_LETTERS)
    if word.isascii() and word.isalnum():
        return word
    plain = unicodedata.normalize("NFKD", word).casefold().translate(_LETTERS)
    return "".join(letter for letter in plain if letter.isalnum())


def squeeze(folded: str) -> str:
    """Return a folded word as those write it who put an o for an ø and an a for an å."""
    return folded.replace("oe", "o").replace("aa", "a")
