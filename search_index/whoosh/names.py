"""The kinds of terms in an index, told apart by their first letter."""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b

WORD = b"w"
_KEY, _TAG, _AUTHOR, _WHOLE, _INNER = b"k", b"t", b"a", b"o", b"p"


@lru_cache(maxsize=1 << 16)
def word(term: str) -> bytes:
    """Name a word of a title or a text, or the beginning of its term."""
    return WORD + term.encode()


def key(written: str) -> bytes:
    """Name the key of a document, which may be any string."""
    return _KEY + blake2b(_bytes(written), digest_size=16).hexdigest().encode()


def tag(label: str) -> bytes:
    """Name a tag."""
    return _TAG + _bytes(label)


def author(label: str) -> bytes:
    """Name whoever wrote."""
    return _AUTHOR + _bytes(label)


def opening(letters: str) -> bytes:
    """Name how a title begins."""
    return _WHOLE + _bytes(letters)


def inner_opening(letters: str) -> bytes:
    """Name how a title goes on from a word within it."""
    return _INNER + _bytes(letters)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
