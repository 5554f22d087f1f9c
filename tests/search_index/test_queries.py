from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from search_index import Query
from tests.search_index.texts import da, en

if TYPE_CHECKING:
    from search_index import Index
    from tests.search_index.conftest import Found, Write

TEA = da("Te", "Grøn te er en varm drik. Mange drikker te.", tags=("drik", "grøn urt"), authors=("Ann Bo",),
         created=datetime(2023, 3, 1, tzinfo=UTC), changed=datetime(2024, 5, 17, 12, tzinfo=UTC))  # fmt: skip
COFFEE = da("Kaffe", "Kaffe er en varm drik, grøn er den ikke.", tags=("Drik",), authors=("Ben Bo",),
            created=datetime(2024, 6, 1, tzinfo=UTC))  # fmt: skip
CAKE = en("Cake", "A cake is eaten with a warm drink: green tea, or coffee.", kind="recipe")


@pytest.fixture(autouse=True)
def texts(write: Write) -> None:
    write(TEA, COFFEE, CAKE)


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("varm drik", {"Te", "Kaffe"}),
        ('"grøn te"', {"Te"}),
        ('"te grøn"', set()),
        ('"varme drik"', set()),
        ('"Varm" "drik"', {"Te", "Kaffe"}),
        ("“grøn te”", {"Te"}),
        ("»grøn te«", {"Te"}),
        ("drik -kaffe", {"Te"}),
        ("drik -kaffen", {"Te"}),
        ('drik -"grøn te"', {"Kaffe"}),
        ("drik -title:te", {"Kaffe"}),
        ("drik -tag:drik", set()),
        ("drik -by:ann", {"Kaffe"}),
        ("title:te", {"Te"}),
        ("titel:te", {"Te"}),
        ("title:drik", set()),
        ('title:"te"', {"Te"}),
        ("tag:drik", {"Te", "Kaffe"}),
        ("tag:DRIK te", {"Te"}),
        ('tag:"grøn urt"', {"Te"}),
        ('tag:"gron urt"', {"Te"}),
        ("tag:urt", set()),
        ("by:ann", {"Te"}),
        ("af:bo", {"Te", "Kaffe"}),
        ('by:"Ann Bo"', {"Te"}),
        ('by:"Ann"', {"Te"}),
        ("language:en", {"Cake"}),
        ("sprog:da", {"Te", "Kaffe"}),
        ("-language:da", {"Cake"}),
        ("language:other", set()),
        ("after:2024", {"Te", "Kaffe"}),
        ("after:2024-05-18", {"Kaffe"}),
        ("before:2024-06", {"Te"}),
        ("før:2024-06-01 drik", {"Te"}),
        ("before:2024-05-17", set()),
        ("after:2024-05-17 before:2024-05-18", {"Te"}),
        ("-after:2024-06", {"Te"}),
        ("-te", {"Kaffe", "Cake"}),
        ("before:yesterday", set()),
        ("", set()),
        ("  -  ", set()),
        ("***", set()),
    ],
)
def test_a_query_finds_what_it_says(words: str, titles: set[str], index: Index) -> None:
    results = index.search(Query(words))
    assert {hit.title for hit in results.hits} == titles
    assert results.total == len(titles)
    assert not results.relaxed


def test_what_holds_all_words_comes_first_and_then_what_holds_most(index: Index) -> None:
    results = index.search(Query("grøn te mange kaffe"))
    assert results.relaxed
    assert next(hit.missing for hit in results.hits) == ("kaffe",)
    assert index.search(Query("grøn kaffe")).hits[0].title == "Kaffe"
    assert [hit.missing for hit in index.search(Query("varm drik hestevogn")).hits] == [("hestevogn",)] * 2


def test_what_holds_a_part_of_a_compound_is_no_more_than_nearly_what_was_asked_for(
    index: Index, write: Write
) -> None:
    write(da("Hus og bil", "Forsikring af bilen."), da("Hus", "Forsikring af huset."))
    results = index.search(Query("bilforsikring"))
    assert results.hits[0].title == "Hus og bil"
    assert [hit.title for hit in results.hits] == ["Hus og bil", "Hus"]
    assert results.relaxed
    assert index.search(Query("bilforsikring -bil")).relaxed


def test_a_part_that_says_nothing_by_itself_is_not_looked_for(found: Found, write: Write) -> None:
    write(da("Hus", "For og imod."), da("Skole", "En klaring."))
    assert found("forklaring") == ["Skole"]


def test_a_question_is_not_about_its_stop_words(found: Found) -> None:
    assert found("Hvad er te?")[0] == "Te"
    assert found("what is a cake")[0] == "Cake"


def test_stop_words_alone_are_searched(write: Write, found: Found) -> None:
    write(en("The Who", "A band from London."), en("London", "Bands come from here."))
    assert found("the who")[0] == "The Who"


def test_clauses_are_never_relaxed(found: Found) -> None:
    assert found('"grøn te" hestevogn') == ["Te"]
    assert found("hestevogn tag:drik te") == ["Te"]
    assert found("te title:hestevogn") == []


def test_pages_of_hits_follow_each_other(index: Index, write: Write) -> None:
    write(*(da(f"Side {number}", "Om hestevogne. " * (number + 1)) for number in range(30)))
    all_of_them = [hit.key for hit in index.search(Query("hestevogn", limit=100)).hits]
    assert len(all_of_them) == 30
    paged = [
        hit.key
        for offset in range(0, 40, 7)
        for hit in index.search(Query("hestevogn", offset=offset, limit=7)).hits
    ]
    assert paged == all_of_them
    assert index.search(Query("hestevogn", limit=0)).total == 30


def test_the_newest_come_first_where_that_is_asked_for(found: Found) -> None:
    assert found("drik", order="newest") == ["Kaffe", "Te"]
    assert found("tag:drik") == ["Kaffe", "Te"]


def test_weight_decides_between_equals(write: Write, found: Found) -> None:
    write(da("a", "En hestevogn.", weight=0.5), da("b", "En hestevogn."), da("c", "En hestevogn.", weight=2.0))
    assert found("hestevogn") == ["c", "b", "a"]


def test_very_long_queries_are_cut_and_say_so(index: Index) -> None:
    assert index.search(Query("te " * 10)).cut is False
    for words in ("te " * 1000, " ".join(f"ord{number}" for number in range(100)), "te " * 400 + '"grøn te"'):
        assert index.search(Query(words)).cut
