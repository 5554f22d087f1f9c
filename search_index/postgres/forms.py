"""Which terms a word may be found by."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from search_index.compounds import UNKNOWN, parts
from search_index.wanted import Wanted
from search_index.weights import INFLECTED

if TYPE_CHECKING:
    from search_index.postgres.database import Asking

_SHORTEST_PART = 4  # letters of a stem that is looked for within others
_MOST_COMPOUNDS = 64  # of one word: the most frequent


@dataclass(frozen=True, slots=True)
class Forms:
    """Terms, and how common they are."""

    direct: list[str]
    """The word itself and its inflections."""
    compounds: list[str]
    """Words that begin or end with it, or have its root."""
    parts: list[list[str]]
    """The words that it is made of, where it is a compound itself."""
    documents: int
    """In how many documents the direct forms are; where there are none, the others."""

    @property
    def all(self) -> list[str]:
        """All of them."""
        return [*self.direct, *self.compounds, *(term for part in self.parts for term in part)]


def forms(wanted: Wanted, asking: Asking) -> Forms:
    """Return by which terms a word may be found."""
    direct = direct_forms(wanted, asking)
    compounds = {term: count for term, count in _compounds(wanted, asking).items() if term not in direct}
    made_of = [_group(part, asking) for part in _parts(wanted, asking)]
    if not direct and not compounds and not any(made_of):
        compounds = _anywhere(wanted, asking)
    common = sum(direct.values()) or sum(compounds.values()) or min(map(len, made_of), default=0)
    return Forms(list(direct), list(compounds), made_of, min(common, asking.build.documents))


def direct_forms(wanted: Wanted, asking: Asking) -> dict[str, int]:
    """Return the terms of the word itself and of its inflections, with the documents of each."""
    joined = [Wanted.called(word) for word in wanted.joined]
    stems = list(dict.fromkeys([*wanted.groups(), *(group for each in joined for group in each.groups())]))
    asked = "SELECT term, stem, word, documents FROM {build}.term WHERE stem = ANY(%(stems)s)"
    return {
        term: documents
        for term, stem, word, documents in asking.rows(asked, stems=stems)
        if (stem in wanted.groups() and wanted.nearness(word))
        or any(stem in each.groups() and each.nearness(word) >= INFLECTED for each in joined)
    }


def exact_forms(wanted: Wanted, asking: Asking) -> dict[str, int]:
    """Return the terms of the word as it is written, with the documents of each."""
    asked = "SELECT term, documents FROM {build}.term WHERE stem = ANY(%(stems)s) AND word = %(word)s"
    return dict(asking.rows(asked, stems=list(wanted.groups()), word=wanted.folded))


def _compounds(wanted: Wanted, asking: Asking) -> dict[str, int]:
    stems = [stem for stem in wanted.groups() if len(stem) >= _SHORTEST_PART and not wanted.is_stop_word]
    roots = [root for stem in stems for root in (stem[:-1], stem[:-2]) if len(root) > _SHORTEST_PART]
    asked = """
        SELECT term, documents FROM {build}.term
        WHERE stem LIKE ANY(%(first)s) OR backwards LIKE ANY(%(last)s) OR stem = ANY(%(roots)s)
        ORDER BY documents DESC, term LIMIT %(most)s
    """
    first, last = [stem + "%" for stem in stems], [stem[::-1] + "%" for stem in stems]
    return dict(asking.rows(asked, first=first, last=last, roots=roots, most=_MOST_COMPOUNDS)) if stems else {}


def _anywhere(wanted: Wanted, asking: Asking) -> dict[str, int]:
    part = min(wanted.groups(), key=len)
    asked = (
        "SELECT term, documents FROM {build}.term WHERE word LIKE %(part)s ORDER BY documents DESC LIMIT %(most)s"
    )
    return dict(asking.rows(asked, part=f"%{part}%", most=_MOST_COMPOUNDS)) if len(part) > _SHORTEST_PART else {}


def _parts(wanted: Wanted, asking: Asking) -> list[str]:
    @cache
    def known(stem: str) -> bool:
        return bool(asking.rows("SELECT 1 FROM {build}.term WHERE stem = %(stem)s LIMIT 1", stem=stem))

    return next(filter(None, (parts(stem, known) for stem in wanted.groups())), [])


def _group(stem: str, asking: Asking) -> list[str]:
    if stem == UNKNOWN:
        return []
    return [term for (term,) in asking.rows("SELECT term FROM {build}.term WHERE stem = %(stem)s", stem=stem)]
