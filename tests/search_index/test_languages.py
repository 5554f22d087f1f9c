from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from search_index import Document
from tests.search_index.texts import da, en

if TYPE_CHECKING:
    from tests.search_index.conftest import Found, Write


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("virksomhed", "virksomhederne"),
        ("virksomhederne", "virksomhed"),
        ("virksomhed", "mikrovirksomheder"),
        ("mikrovirksomheder", "virksomhed"),
        ("konkollega", "konkolleger"),
        ("kollega", "konkollegerne"),
        ("konkolleger", "konkollega"),
        ("firma", "firmaerne"),
        ("forsikring", "bilforsikringen"),
        ("bilforsikring", "forsikring af biler"),
        ("bil forsikring", "bilforsikring"),
        ("håndværk", "HÅNDVÆRKERE"),
        ("udnævnt", "udnævnelser"),
        ("virksomhed", "småvirksomhedsordningen"),
    ],
)
def test_danish_words_are_found_in_every_form(asked: str, written: str, write: Write, found: Found) -> None:
    write(da("Den", f"Her står {written} i teksten."), da("Ikke den", "Her står noget andet."))
    assert found(asked) == ["Den"]


@pytest.mark.parametrize(
    ("asked", "written"),
    [("page", "pages"), ("writing", "writes"), ("companies", "company"), ("cheat sheet", "cheatsheets"),
     ("cheatsheet", "a cheat sheet"), ("email", "e-mail"), ("e-mail", "email"), ("owasp", "OWASP's")],
)  # fmt: skip
def test_english_words_are_found_in_every_form(asked: str, written: str, write: Write, found: Found) -> None:
    write(en("This", f"Here is {written} in the text."), en("Not this", "Here is something else."))
    assert found(asked) == ["This"]


@pytest.mark.parametrize(
    "asked", ["rødgrød", "roedgroed", "rodgrod", "RØDGRØD", "ro\u0308dgro\u0308d", "rødgrøden"]
)
@pytest.mark.parametrize("written", ["rødgrød", "roedgroed", "Rodgrod", "RØDGRØD"])
def test_danish_letters_are_found_however_they_are_typed(
    asked: str, written: str, write: Write, found: Found
) -> None:
    write(da("Den", f"Vi spiser {written} med fløde."))
    assert found(asked) == ["Den"]


@pytest.mark.parametrize(
    ("asked", "written"),
    [("Ålborg", "Aalborg"), ("aalborg", "Ålborg"), ("alborg", "Ålborg"), ("ære", "aere"), ("aere", "ære"),
     ("cafe", "Café"), ("café", "cafe"), ("naive", "naïve"), ("strasse", "Straße"), ("A\u030alborg", "Ålborg"),
     ("sam\u00adarbejde", "samarbejde"), ("samarbejde", "sam\u00adarbejde")],
)  # fmt: skip
def test_letters_are_found_in_every_spelling(asked: str, written: str, write: Write, found: Found) -> None:
    write(da("Den", f"Her står {written}."))
    assert found(asked) == ["Den"]


def test_what_is_written_so_comes_before_its_inflections_and_those_before_compounds(
    write: Write, found: Found
) -> None:
    write(
        da("c", "Vi lejer en bilforsikring nu."), da("b", "Vi lejer de forsikringer nu."),
        da("a", "Vi lejer en forsikring nu."), da("d", "Vi lejer en have nu."),
    )  # fmt: skip
    assert found("forsikring") == ["a", "b", "c"]


def test_the_same_letters_come_before_letters_alike(write: Write, found: Found) -> None:
    write(da("b", "Der er en ar her."), da("a", "Der er et år her."))
    assert found("år") == ["a", "b"]
    assert found("ar") == ["b", "a"]


def test_a_word_of_the_other_language_is_found(write: Write, found: Found) -> None:
    write(da("Dansk", "Vi har to servers og en server."), en("English", "We eat smørrebrød and rødgrøden."))
    assert found("servers") == ["Dansk"]
    assert found("rødgrød") == ["English"]


def test_other_languages_are_found_as_they_are_written(write: Write, found: Found) -> None:
    write(
        Document(key="1", title="Français", text="Les entreprises françaises", language="fr"),
        Document(key="2", title="日本", text="東京は日本の首都です", language="ja"),
    )
    assert found("francaises") == ["Français"]
    assert found("東京") == ["日本"]


def test_words_in_titles_and_headings_come_first(write: Write, found: Found) -> None:
    text = "Om at drikke noget varmt. " * 3
    write(
        da("Nede i teksten", text + "Det er te."),
        da("Overskrift", text + "\nTe\n" + text, headings=("Te",)),
        da("Te", text),
    )
    assert found("te") == ["Te", "Overskrift", "Nede i teksten"]


def test_a_title_that_is_what_was_asked_for_comes_first(write: Write, found: Found) -> None:
    write(
        da("Grøn te og sort te fra mange lande", "Grøn te, grøn te, grøn te."),
        da("Grøn te", "En drik."),
        da("Te", "Grøn te er grøn te er grøn te."),
    )
    assert found("grøn te")[0] == "Grøn te"


def test_a_title_within_a_longer_question_is_found(write: Write, found: Found) -> None:
    write(da("Grøn te", "En drik."), *(da(f"Blandet {n}", "OWASP om grøn og te.") for n in range(12)))
    assert found("OWASP grøn te")[0] == "Grøn te"
