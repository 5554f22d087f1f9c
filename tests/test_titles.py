from __future__ import annotations

import unicodedata
from contextlib import suppress
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wikiapp.titles import BadTitle, category_of, key, path_of, possible, spelled, titled

NEAR_TITLES = st.text(st.sampled_from("Te æÅéß_ /:.%?&+'\"~\u0301\u00a0ﬁİıǅ茶👩🇩🇰") | st.characters(), max_size=30)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Te", "Te"),
        ("grøn te", "grøn te"),
        ("  Grøn _ te_", "Grøn te"),
        ("Grøn\u00a0te\t ", "Grøn te"),
        ("Cafe\u0301", "Café"),
        ("A\u030arhus", "Århus"),
        ("Te/Grøn te/Kander", "Te/Grøn te/Kander"),
        ("Kategori:Te", "Kategori:Te"),
        ("100 % te? \"Ja!\" & 'nej' +1 (a, b; c=d) ~ @ $ *", "100 % te? \"Ja!\" & 'nej' +1 (a, b; c=d) ~ @ $ *"),
        ("茶", "茶"),
        ("Te 🇩🇰", "Te 🇩🇰"),
        ("a.b/..c", "a.b/..c"),
        ("edit/Te", "edit/Te"),
        ("Historyer", "Historyer"),
        ("æ" * 100, "æ" * 100),
    ],
)
def test_a_title_is_kept_in_one_spelling(typed: str, kept: str) -> None:
    assert titled(typed) == kept


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "empty"),
        (" _\t\u00a0", "empty"),
        ("a\x00", "not_text"),
        ("a\u200bb", "not_text"),
        ("a\u202eb", "not_text"),
        ("\ufeffa", "not_text"),
        ("a\ud83d", "not_text"),
        ("a\ue000", "not_text"),
        *((f"a{sign}b", "forbidden") for sign in "[]{}<>|#\\"),
        ("æ" * 101, "too_large"),
        ("a" * 201, "too_large"),
        ("ﷺ" * 66, "too_large"),  # one letter that is looked up by eighteen
        ("/a", "slashes"),
        ("a/", "slashes"),
        ("a//b", "slashes"),
        ("a/ /b", "slashes"),
        ("../a", "slashes"),
        ("a/./b", "slashes"),
        ("edit", "reserved"),
        ("Te/edit", "reserved"),
        ("Te/HISTORY", "reserved"),
        ("Te/ feed.atom ", "reserved"),
        ("new", "reserved"),
        ("Te/revisions/3", "reserved"),
        ("Te/Revisions/3", "reserved"),
    ],
)
def test_a_title_that_can_not_be_says_why(typed: str, reason: str) -> None:
    with pytest.raises(BadTitle) as bad:
        titled(typed)
    assert (bad.value.reason, possible(typed)) == (reason, False)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Te", "tE"),
        ("Grøn te", "grøn_te"),
        ("ÆØÅ", "æøå"),
        ("Cafe\u0301", "CAFÉ"),
        ("A\u030arhus", "århus"),
        ("Straße", "STRASSE"),
        ("ﬁn te", "fin te"),
        ("Ｔｅ", "te"),
        ("Kategori:Te", "category: te"),
        ("KATEGORI: Te", "Category:Te"),
    ],
)
def test_titles_that_are_looked_up_alike_are_one(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Te", "The"), ("Grøn te", "Grønte"), ("Oe", "Ø"), ("Aarhus", "Århus"), ("Kategorier:Te", "Category:Te")],
)
def test_titles_that_differ_are_two(one: str, other: str) -> None:
    assert key(one) != key(other)


@pytest.mark.parametrize(
    ("title", "category"),
    [("Category:Te", "Te"), ("kategori: Grøn te", "Grøn te"), ("Te", None), ("Te: kategori:a", None)],
)
def test_a_title_names_the_category_it_is_about(title: str, category: str | None) -> None:
    assert category_of(title) == category


def test_an_address_shows_the_title_as_it_is_read() -> None:
    assert path_of("Grøn te/Kander") == "/wiki/Gr%C3%B8n_te/Kander"


@given(NEAR_TITLES)
def test_a_title_is_spelled_once_and_for_all(typed: str) -> None:
    assert spelled(spelled(typed)) == spelled(typed)
    assert key(spelled(typed)) == key(typed)
    with suppress(BadTitle):
        assert titled(titled(typed)) == titled(typed)
        assert key(titled(typed)) == key(typed)


@given(NEAR_TITLES)
def test_the_unicode_form_that_was_typed_does_not_matter(typed: str) -> None:
    forms = {unicodedata.normalize(form, typed) for form in ("NFC", "NFD")}
    assert {key(form) for form in forms} == {key(typed)}


@given(NEAR_TITLES.filter(possible).map(titled))
def test_an_address_leads_back_to_the_title(title: str) -> None:
    address = urlsplit(f"https://example.org{path_of(title)}?a=b").path
    assert titled(unquote(address).removeprefix("/wiki/")) == title
