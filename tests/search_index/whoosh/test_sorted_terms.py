from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from search_index.whoosh.sorted_terms import SortedTerms, written

letters = st.text("abn/", max_size=4).map(str.encode)
sorted_terms = st.sets(letters.filter(bool)).map(sorted)


@given(sorted_terms, letters)
def test_terms_are_found_as_in_a_list(terms: list[bytes], asked: bytes) -> None:
    kept = SortedTerms.read(written(terms))
    assert list(kept) == [kept[number] for number in range(len(kept))] == terms
    assert kept.number(asked) == (terms.index(asked) if asked in terms else None)
    assert kept.among(kept.beginning_with(asked)) == [term for term in terms if term.startswith(asked)]


@given(sorted_terms, letters.filter(bool), letters)
def test_letters_are_found_anywhere_in_terms(terms: list[bytes], held: bytes, beginning: bytes) -> None:
    kept = SortedTerms.read(written(terms))
    found = [kept[number] for number in kept.holding(held, kept.beginning_with(beginning))]
    assert found == [term for term in terms if held in term and term.startswith(beginning)]


@given(sorted_terms, letters.filter(bool), letters)
def test_terms_are_found_by_how_they_end(terms: list[bytes], ending: bytes, beginning: bytes) -> None:
    kept = SortedTerms.read(written(terms))
    found = [kept[number] for number in kept.ending_with(ending, kept.beginning_with(beginning))]
    assert found == [term for term in terms if term.endswith(ending) and term.startswith(beginning)]
