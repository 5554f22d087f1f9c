"""Names and tags: found whole, or by a word of theirs, however they are spelled."""

from __future__ import annotations

from search_index.analysis import folded, words
from search_index.folding import composed, squeeze


def label(name: str) -> str:
    """Return what a name or tag is looked up by. Those of signs alone are themselves."""
    name = composed(name)
    plain = " ".join(folded(word) for word in words(name))
    return squeeze(plain) or " ".join(name.split())


def labels(name: str) -> set[str]:
    """Return all that somebody is found by: the whole name, and each word of it."""
    return {label(name), *label(name).split()}
