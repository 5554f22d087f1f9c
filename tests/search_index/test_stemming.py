from __future__ import annotations

import pytest

from search_index.folding import fold
from search_index.stemming import stem, understood
from tests.markup.shared_data import DATA


@pytest.mark.parametrize(("language", "name", "exceptions"), [("da", "danish", 30), ("en", "english", 0)])
def test_stems_are_those_of_snowball_but_for_what_is_said(language: str, name: str, exceptions: int) -> None:
    vocabulary = DATA / "stemming" / f"snowball_{name}.tsv"
    if not vocabulary.exists():
        pytest.skip(f"the set {vocabulary.name} isn't beside the project")
    words = [line.split("\t") for line in vocabulary.read_text(encoding="utf-8").splitlines()]
    stems = [(stem(word, language), fold(theirs)) for word, theirs in words]
    assert sum(ours not in {theirs, theirs.removesuffix("a")} for ours, theirs in stems) <= exceptions


@pytest.mark.parametrize(
    "words",
    ["kollega kolleger kollegerne", "firma firmaer firmaets", "virksomhed virksomheder virksomhederne",
     "hus huse husene huset", "løbe loebe", "ærlig aerlig", "måned maaned måneder", "café cafe",
     "nabo naboer naboerne", "medføre medfoere"],
)  # fmt: skip
def test_danish_inflections_and_spellings_have_one_stem(words: str) -> None:
    assert len({stem(word, "da") for word in words.split()}) == 1


@pytest.mark.parametrize(
    "words", ["company companies company's", "add added adding", "résumé resume", "café cafés"]
)
def test_english_inflections_and_spellings_have_one_stem(words: str) -> None:
    assert len({stem(word, "en") for word in words.split()}) == 1


def test_words_of_other_languages_are_left_as_they_are() -> None:
    assert stem("Entreprises", "other") == "entreprises"


@pytest.mark.parametrize(
    ("language", "rules"),
    [("da", "da"), ("da-DK", "da"), ("EN", "en"), ("fr", "other"), ("", "other"), ("-", "other")],
)
def test_a_language_is_understood_by_its_name(language: str, rules: str) -> None:
    assert understood(language) == rules
