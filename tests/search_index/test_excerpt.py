from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from search_index.analysis import end_of_word, places
from search_index.excerpt import GAP, Span, excerpt, marked
from search_index.results import Part


def _spans(text: str, *words: str) -> list[Span]:
    return [
        Span(start, end_of_word(text, start), words.index(word.lower()))
        for word, start in places(text)
        if word.lower() in words
    ]


def test_a_short_text_is_shown_whole() -> None:
    text = "Te er en drik.\nKaffe er en anden."
    assert excerpt(text, _spans(text, "drik")) == (
        Part("Te er en "), Part("drik", marked=True), Part(". Kaffe er en anden.")
    )  # fmt: skip


def test_a_text_without_the_words_shows_its_beginning() -> None:
    text = "Det er en sætning. " * 50
    shown = "".join(part.text for part in excerpt(text, []))
    assert shown.startswith("Det er en sætning.")
    assert shown.endswith("sætning. …")
    assert excerpt("", []) == ()


def test_words_far_from_each_other_are_both_shown() -> None:
    text = "Først står der te her. " + "Noget andet. " * 100 + "Til sidst står der kaffe. " + "Noget tredje. " * 50
    shown = "".join(part.text for part in excerpt(text, _spans(text, "te", "kaffe")))
    assert "Først står der te her." in shown
    assert "Til sidst står der kaffe." in shown
    assert GAP in shown


def test_the_place_that_shows_most_words_is_chosen() -> None:
    text = "Te. " + "Noget andet. " * 60 + "Her er te og kaffe og kage. " + "Noget tredje. " * 60
    shown = "".join(part.text for part in excerpt(text, _spans(text, "te", "kaffe", "kage")))
    assert "Her er te og kaffe og kage." in shown


@given(st.text(st.sampled_from("ab te.\n!? "), max_size=900), st.sets(st.sampled_from(["te", "a", "b", "ab"])))
def test_an_excerpt_is_of_the_text_and_not_too_long(text: str, words: set[str]) -> None:
    spans = _spans(text, *sorted(words))
    parts = excerpt(text, spans)
    shown = "".join(part.text for part in parts)
    assert len(shown) <= 500
    whole = " ".join(text.split())
    for passage in shown.split("…"):
        assert " ".join(passage.split()) in whole
    assert all(part.text in words for part in parts if part.marked)
    assert not spans or any(part.marked for part in parts)
    assert "".join(part.text for part in marked(text, spans)).split() == text.split()
