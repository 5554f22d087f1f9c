"""Whatever is typed is answered."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search_index import Query
from search_index.parsing import understand
from tests.markup.shared_data import shared_json
from tests.search_index.texts import da, en

if TYPE_CHECKING:
    from search_index import Index, Results

PIECES = [
    "te", "grøn", "Rødgrød", "virksomhed", "the", '"', "“", "-", ":", "title:", "tag:", "by:", "language:",
    "before:", "after:", "2024", "2024-02-30", "0000", "9999-12-31", "da", "drik", " ", "  ", "\n", "*", "?",
    "(", ")", "~", "^", "[", "]", "{", "}", "/", "\\", "'", "&", "|", "!", "<->", "AND", "OR", "NOT", "%", "_",
    "$", ";", "\0", "\ud800", "😀", "東京", "e\u0301", "\u202e", "ﷺ", "İ", "ß", "½", "²", "œ", "oauth2", "-te",
    "x" * 100, "e-mail", "don't",
]  # fmt: skip
pieces = st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=12)
typed = pieces.map("".join) | st.text(max_size=60)
days = st.none() | st.dates()
names = st.lists(st.sampled_from(["te", "Drik", "da", "page", "", "\0"]) | st.text(max_size=3), max_size=2).map(
    tuple
)
queries: st.SearchStrategy[Query] = st.builds(
    Query, words=typed, kinds=names, languages=names, tags=names, authors=names, after=days, before=days,
    order=st.sampled_from(["best", "newest"]), offset=st.integers(-1, 30), limit=st.integers(-1, 30),
)  # fmt: skip


@pytest.fixture
def filled(index: Index) -> Index:
    index.write(
        [
            da("Te", "Grøn te er en varm drik fra 2024. E-mail til os!", tags=("Drik",), authors=("Ann",),
               kind="page", created=datetime(2024, 5, 1, tzinfo=UTC)),
            da("Mikrovirksomhed", "En virksomhed med under ti ansatte.", kind="page"),
            en("The tea", "Tea is a drink; don't spill it. OAuth2.", kind="post"),
            da("東京", "東京 og İstanbul, ½ ß ﷺ"),
            da("", ""),
        ]
    )  # fmt: skip
    return index


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=queries)
def test_any_query_is_answered(filled: Index, query: Query) -> None:
    _check(filled.search(query), query)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(letters=typed)
def test_any_beginning_is_answered(filled: Index, letters: str) -> None:
    assert len({each.key for each in filled.suggest(letters, limit=5)}) <= 5


@given(words=typed)
def test_any_query_is_understood(words: str) -> None:
    asked = understand(words)
    for run in asked.runs:
        for word, start in run:
            assert asked.text[start : start + len(word)] == word


@pytest.fixture
def naughty(search_url: str) -> list[str]:
    """Strings that have broken something somewhere; fewer where each takes its time."""
    strings: list[str] = shared_json("xss/blns.json")
    return strings if search_url.startswith("whoosh") else strings[::8]


def test_naughty_strings_are_answered(filled: Index, naughty: list[str]) -> None:
    for words in naughty:
        _check(filled.search(Query(words)), Query(words))
        _check(filled.search(Query(f'title:{words} -"{words}')), Query(words))
        filled.suggest(words)


def test_a_text_is_found_by_any_string_that_it_is(index: Index, naughty: list[str]) -> None:
    index.write([da(f"Nr. {number}", words, key=str(number)) for number, words in enumerate(naughty)])
    assert index.count() == len(naughty)
    for number, words in enumerate(naughty):
        asked = understand(words)
        if asked.runs and not asked.cut and not asked.wanted and not asked.unwanted:
            assert str(number) in {hit.key for hit in index.search(Query(words, limit=100)).hits}, words


def _check(results: Results, query: Query) -> None:
    assert len(results.hits) <= max(0, query.limit)
    assert results.total >= len(results.hits)
    for hit in results.hits:
        assert all(part.text for part in (*hit.marked_title, *hit.excerpt))
