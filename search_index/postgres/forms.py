"""Which terms a word may be found by."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from search_index.compounds import UNKNOWN, parts
from search_index.wanted import Wanted
from search_index.weights import COMPOUND, EXACT, INFLECTED, PIECE

if TYPE_CHECKING:
    from search_index.postgres.database import Asking

AFTER_ALL = "\U0010ffff"  # comes after every letter
_SHORTEST_PART = 4  # letters of a stem that is looked for within others


class Form(NamedTuple):
    """A term, in how many documents it is, and how near it comes to what was asked for."""

    term: str
    documents: int
    nearness: float


class Forms(NamedTuple):
    """The terms of a word."""

    direct: list[Form]
    """The word itself and its inflections."""
    compounds: list[Form]
    """Words that begin or end with it, or have its root."""
    parts: list[list[Form]]
    """The words that it is made of, where it is a compound itself; none for one that isn't known."""


def forms(wanted: Wanted, asking: Asking) -> Forms:
    """Return by which terms a word may be found."""
    direct = direct_forms(wanted, asking)
    itself = {form.term for form in direct}
    compounds = [form for form in _compounds(wanted, asking) if form.term not in itself]
    made_of = [[] if part == UNKNOWN else _group(part, asking) for part in _parts(wanted, asking)]
    if not direct and not compounds and not made_of:
        compounds = _anywhere(wanted, asking)
    return Forms(direct, compounds, made_of)


def direct_forms(wanted: Wanted, asking: Asking) -> list[Form]:
    """Return the terms of the word itself and of its inflections."""
    found = {
        term: Form(term, documents, nearness)
        for term, _, word, documents in _members(wanted, asking)
        if (nearness := wanted.nearness(word))
    }
    for each in map(Wanted.called, wanted.joined):
        for term, _, word, documents in _members(each, asking):
            if each.nearness(word) >= INFLECTED:
                found.setdefault(term, Form(term, documents, INFLECTED))
    return list(found.values())


def exact_forms(wanted: Wanted, asking: Asking) -> list[Form]:
    """Return the terms of the word as it is written."""
    found = _members(wanted, asking)
    return [Form(term, documents, EXACT) for term, _, word, documents in found if word == wanted.folded]


def _members(wanted: Wanted, asking: Asking) -> list[Any]:
    asked = "SELECT term, stem, word, documents FROM {build}.term WHERE stem = ANY(%(stems)s)"
    return asking.rows(asked, stems=list(wanted.groups()))


def _compounds(wanted: Wanted, asking: Asking) -> list[Form]:
    stems = [stem for stem in wanted.groups() if len(stem) >= _SHORTEST_PART and not wanted.is_stop_word]
    roots = [root for stem in stems for root in (stem[:-1], stem[:-2]) if len(root) > _SHORTEST_PART]
    conditions, values = ["stem = ANY(%(roots)s)"], dict[str, Any](roots=roots)
    for number, stem in enumerate(stems):
        for column, letters in (("stem", stem), ("backwards", stem[::-1])):
            first, end = f"{column}{number}", f"{column}{number}end"
            conditions.append(f"{column} >= %({first})s AND {column} < %({end})s")
            values |= {first: letters, end: letters + AFTER_ALL}
    return _most_frequent(" OR ".join(conditions), asking, **values) if stems else []


def _anywhere(wanted: Wanted, asking: Asking) -> list[Form]:
    part = min(wanted.groups(), key=len)
    return _most_frequent("word LIKE %(part)s", asking, part=f"%{part}%") if len(part) > _SHORTEST_PART else []


def _most_frequent(condition: str, asking: Asking, **values: Any) -> list[Form]:
    asked = f"SELECT term, documents FROM {{build}}.term WHERE {condition} ORDER BY documents DESC, term LIMIT 64"  # noqa: S608
    return [Form(term, documents, COMPOUND) for term, documents in asking.rows(asked, **values)]


def _parts(wanted: Wanted, asking: Asking) -> list[str]:
    @cache
    def known(stem: str) -> bool:
        return bool(asking.rows("SELECT 1 FROM {build}.term WHERE stem = %(stem)s LIMIT 1", stem=stem))

    return next(filter(None, (parts(stem, known) for stem in wanted.groups())), [])


def _group(stem: str, asking: Asking) -> list[Form]:
    asked = "SELECT term, documents FROM {build}.term WHERE stem = %(stem)s"
    return [Form(term, documents, PIECE) for term, documents in asking.rows(asked, stem=stem)]
