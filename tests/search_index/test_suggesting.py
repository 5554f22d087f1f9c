from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.search_index.texts import da, en

if TYPE_CHECKING:
    from search_index import Index


@pytest.fixture(autouse=True)
def texts(index: Index) -> None:
    index.write(
        [
            da("Rødgrød", kind="page", extra={"path": "/wiki/Rødgrød"}),
            da("Rødgrød med fløde", kind="page"),
            da("Mikrovirksomhed", kind="page"),
            da("Regler for mikrovirksomheder", kind="page"),
            da("Ålborg", kind="page"),
            da("Grøn te", kind="page"),
            en("Green tea", kind="post"),
            da("Hemmelig", kind="page", audience="moderators"),
            da("Rødder", kind="redirect", weight=0.1),
        ]
    )


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("rødg", ["Rødgrød", "Rødgrød med fløde"]),
        ("RODGR", ["Rødgrød", "Rødgrød med fløde"]),
        ("rødgrød m", ["Rødgrød med fløde"]),
        ("r", ["Regler for mikrovirksomheder", "Rødgrød", "Rødgrød med fløde", "Rødder"]),
        ("fløde", ["Rødgrød med fløde"]),
        ("mikro", ["Mikrovirksomhed", "Regler for mikrovirksomheder"]),
        ("aalb", ["Ålborg"]),
        ("alborg", ["Ålborg"]),
        ("te", ["Grøn te", "Green tea"]),
        ("rødgrdø", ["Rødgrød", "Rødgrød med fløde"]),
        ("mirkovirk", ["Mikrovirksomhed", "Regler for mikrovirksomheder"]),
        ("mikrovriksom", ["Mikrovirksomhed", "Regler for mikrovirksomheder"]),
        ("mikrvirks", ["Mikrovirksomhed", "Regler for mikrovirksomheder"]),
        ("hemm", []),
        ("xyzzy", []),
        ("", []),
        ("!?", []),
    ],
)
def test_titles_are_suggested_by_how_they_or_their_words_begin(
    typed: str, titles: list[str], index: Index
) -> None:
    assert [each.title for each in index.suggest(typed)] == titles


def test_suggestions_are_for_some_kinds_and_audiences(index: Index) -> None:
    assert [each.title for each in index.suggest("gr", kinds=("post",))] == ["Green tea"]
    assert [each.title for each in index.suggest("hemm", audiences=("", "moderators"))] == ["Hemmelig"]


def test_a_suggestion_says_what_it_takes_to_go_there(index: Index) -> None:
    first = index.suggest("rødgrød", limit=1)
    assert [(each.key, each.kind, each.language, each.extra) for each in first] == [
        ("Rødgrød", "page", "da", {"path": "/wiki/Rødgrød"})
    ]


@pytest.mark.parametrize("typed", ["\0", "\ud800", "%", "_", "'", "😀", "a" * 10_000, "\n", "--", "r\0"])
def test_nothing_that_can_be_typed_is_an_error(typed: str, index: Index) -> None:
    assert len(index.suggest(typed)) <= 8
