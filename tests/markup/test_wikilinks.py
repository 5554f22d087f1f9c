from __future__ import annotations

import pytest

from tests.markup.rendering import address, html, rendered, some_files
from wikiapp.markup import render


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[[Te]]", '<a href="/wiki/Te">Te</a>'),
        ("[[Grøn te|en **kop**]]", '<a href="/wiki/Gr%C3%B8n_te">en <strong>kop</strong></a>'),
        ("[[Grøn_te]]", '<a href="/wiki/Gr%C3%B8n_te">Grøn te</a>'),
        ("[[ Grøn  te |]]", '<a href="/wiki/Gr%C3%B8n_te">Grøn te</a>'),
        ("[[Te#Økonomi & æbler]]", '<a href="/wiki/Te#%C3%B8konomi-%C3%A6bler">Te § Økonomi &amp; æbler</a>'),
        ("[[Te#Smag|smagen]]", '<a href="/wiki/Te#smag">smagen</a>'),
        ("[[#Smag]]", '<a href="#smag">Smag</a>'),
        ("[[Hjælp:Te]]", '<a href="/wiki/Hj%C3%A6lp%3ATe">Hjælp:Te</a>'),
    ],
)
def test_a_title_in_double_brackets_is_a_link_to_its_page(text: str, expected: str) -> None:
    assert html(text) == f"<p>{expected}</p>"


@pytest.mark.parametrize("text", ["[[]]", "[[ ]]", "[[|x]]", "[[a<b]]", "[[a", "\\[[a]]", "[[a\nb]]", "[[#]]"])
def test_what_can_be_no_title_stays_text(text: str) -> None:
    assert "<a" not in html(text)
    assert rendered(text).links == frozenset()


@pytest.mark.parametrize("text", ["`[[Te]]`", "    [[Te]]", "```\n[[Te]]\n```", "<!-- [[Te]] -->"])
def test_code_and_comments_link_nowhere(text: str) -> None:
    assert rendered(text).links == frozenset()


@pytest.mark.parametrize(
    ("language", "hint"),
    [
        ("en", "“Ny side” is not written yet"),
        ("da", "»Ny side« er ikke skrevet endnu"),
        ("kl", "“Ny side” is not written yet"),
    ],
)
def test_a_link_to_a_page_that_is_not_written_says_so_in_the_language_of_the_text(
    language: str, hint: str
) -> None:
    expected = f'<p><a href="/wiki/Ny_side" class="new" title="{hint}">Ny side</a></p>'
    assert html("[[Ny side]]", language=language) == expected


def test_a_link_in_a_cell_keeps_its_label() -> None:
    assert '<td><a href="/wiki/Te">grøn</a></td>' in html("|a|\n|-|\n|[[Te|grøn]]|")
    assert '<td><a href="/wiki/Te">grøn</a></td>' in html("|a|\n|-|\n|[[Te\\|grøn]]|")


def test_there_is_no_link_within_a_link() -> None:
    result = rendered("[see [[Te]] and ~~[[Te]]~~](/there) ![[[Te]]](/pot.png)")
    assert result.html.count("<a ") == 1
    assert result.links == frozenset()


def test_links_are_told_once_each_and_without_those_to_sections_of_the_same_page() -> None:
    assert rendered("[[Te]] [[te]] [[Te#Smag]] [[#Smag]] [[Kaffe|x]]").links == {"Te", "te", "Kaffe"}


def test_a_wiki_is_asked_once_which_titles_are_missing_and_not_at_all_without_links() -> None:
    asked: list[frozenset[str]] = []

    def missing(titles: frozenset[str]) -> frozenset[str]:
        asked.append(titles)
        return titles

    for text in ("[[A]] [[B]] {{C}}", "none"):
        render(text, address=address, missing=missing, transclude={"C": "with [[D]]"}.get, files=some_files)
    assert asked == [{"A", "B", "D"}]
