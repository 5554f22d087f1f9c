"""Which terms of a segment a word may be found by."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from search_index.analysis import BETWEEN
from search_index.compounds import UNKNOWN, parts
from search_index.stop_words import STOP_WORDS
from search_index.wanted import Wanted
from search_index.weights import INFLECTED
from search_index.whoosh import names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from search_index.whoosh.lexicon import Lexicon
    from search_index.whoosh.shelf import Shelf

_SHORTEST_PART = 4  # letters of a stem that is looked for within others
_MOST_COMPOUNDS = 64  # of one word in one segment: the most frequent

_BETWEEN = BETWEEN.encode()


@dataclass(frozen=True, slots=True)
class Forms:
    """Terms by their numbers in one segment."""

    direct: dict[int, float]
    """The word itself and its inflections, each with how near it comes."""
    compounds: list[int]
    """Words that begin or end with it, or have its root: udnævn, udnævnt."""
    parts: list[list[int]]
    """The words that it is made of, where it is a compound itself."""

    def __iter__(self) -> Iterator[int]:
        yield from self.direct
        yield from self.compounds
        for part in self.parts:
            yield from part


def forms_by_shelf(wanted: Wanted, shelves: list[Shelf]) -> list[Forms]:
    """Return by which terms a word may be found, for each of the segments."""
    lexicons = [shelf.lexicon for shelf in shelves]
    made_of = _parts(wanted, lexicons)
    found = [_forms(wanted, lexicon, made_of) for lexicon in lexicons]
    if any(any(True for _ in forms) for forms in found):
        return found
    return [Forms({}, _anywhere(wanted, lexicon), []) for lexicon in lexicons]


def direct_forms(wanted: Wanted, lexicon: Lexicon) -> dict[int, float]:
    """Return the terms of the word itself and of its inflections, with how near each comes."""
    found = {}
    for number, folded in _members(wanted.groups(), lexicon):
        if nearness := wanted.nearness(folded):
            found[number] = nearness
    for word in wanted.joined:
        joined = Wanted.called(word)
        for number, folded in _members(joined.groups(), lexicon):
            if joined.nearness(folded) >= INFLECTED:
                found.setdefault(number, INFLECTED)
    return found


def exact_forms(wanted: Wanted, lexicon: Lexicon) -> dict[int, float]:
    """Return the terms of the word as it is written."""
    return {number: 1.0 for number, folded in _members(wanted.groups(), lexicon) if folded == wanted.folded}


def _forms(wanted: Wanted, lexicon: Lexicon, made_of: list[str]) -> Forms:
    direct = direct_forms(wanted, lexicon)
    compounds = [number for number in _compounds(wanted, lexicon) if number not in direct]
    if len(compounds) > _MOST_COMPOUNDS:
        compounds = sorted(compounds, key=lexicon.counts.__getitem__)[-_MOST_COMPOUNDS:]
    return Forms(direct, compounds, [_part(part, lexicon) for part in made_of])


def _part(stem: str, lexicon: Lexicon) -> list[int]:
    return [] if stem == UNKNOWN else list(lexicon.beginning_with(_group(stem)))


def _members(groups: Iterable[str], lexicon: Lexicon) -> Iterator[tuple[int, str]]:
    for group in groups:
        prefix = _group(group)
        for number in lexicon.beginning_with(prefix):
            yield number, lexicon.terms[number][len(prefix) :].decode()


def _compounds(wanted: Wanted, lexicon: Lexicon) -> set[int]:
    found = set[int]()
    if wanted.folded in STOP_WORDS:
        return found
    for stem in wanted.groups():
        if len(stem) >= _SHORTEST_PART:
            found.update(lexicon.beginning_with(names.word(stem)))
            for root in (stem[:-1], stem[:-2]):
                if len(root) > _SHORTEST_PART:
                    found.update(lexicon.beginning_with(_group(root)))
            for other in lexicon.stems_ending_with(stem.encode()):
                found.update(lexicon.beginning_with(names.WORD + other + _BETWEEN))
    return found


def _anywhere(wanted: Wanted, lexicon: Lexicon) -> list[int]:
    """Return the terms that hold the word in their midst: what is left where it is found in no other way."""
    part = min(wanted.groups(), key=len).encode()
    if len(part) <= _SHORTEST_PART:
        return []
    return list(islice(lexicon.words_holding(part), _MOST_COMPOUNDS))


def _parts(wanted: Wanted, lexicons: list[Lexicon]) -> list[str]:
    def known(stem: str) -> bool:
        return any(lexicon.beginning_with(_group(stem)) for lexicon in lexicons)

    return next(filter(None, (parts(stem, known) for stem in wanted.groups())), [])


def _group(stem: str) -> bytes:
    return names.word(stem) + _BETWEEN
