from __future__ import annotations

import pytest

from wikiapp.markup import retarget


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[[Te]]", "[[Grøn te|Te]]"),
        ("en kop [[te]].", "en kop [[Grøn te|te]]."),
        ("[[ Te |label *x*]]", "[[Grøn te|label *x*]]"),
        ("[[Te#Smag]]", "[[Grøn te#Smag]]"),
        ("[[Te#Smag|smag]]", "[[Grøn te#Smag|smag]]"),
        ("{{Te}} og {{te}}", "{{Grøn te}} og {{Grøn te}}"),
        ("#REDIRECT [[Te]]", "#REDIRECT [[Grøn te|Te]]"),
        ("|a|\n|-|\n|[[Te]]|", "|a|\n|-|\n|[[Grøn te|Te]]|"),
        ("> - [[Te]]\r\n", "> - [[Grøn te|Te]]\r\n"),
        ("[[Kaffe]] {{Kaffe}}", "[[Kaffe]] {{Kaffe}}"),
        ("`[[Te]]` [[Te]] `{{Te}}`", "`[[Te]]` [[Grøn te|Te]] `{{Te}}`"),
        ("```\n[[Te]]\n```\n\n    [[Te]]\n\n<!-- [[Te]] -->", "```\n[[Te]]\n```\n\n    [[Te]]\n\n<!-- [[Te]] -->"),
    ],
)
def test_links_and_transclusions_follow_a_page_and_code_does_not(before: str, after: str) -> None:
    assert retarget(before, "Te", "Grøn te", _same) == after


def test_where_a_title_reads_badly_as_words_it_is_not_kept_as_a_label() -> None:
    assert retarget("[[Te/Grøn]]", "Te/Grøn", "Grøn te", _same) == "[[Grøn te]]"
    assert retarget("[[te]]", "te", "Te", _same) == "[[Te]]"


def test_categories_are_left_and_links_to_them_stay_links() -> None:
    text = "[[Category:Te]] [[:Category:Te]]"
    assert retarget(text, "Category:Te", "Category:Drik", _same) == "[[Category:Te]] [[:Category:Drik]]"
    assert retarget("[[Te]]", "Te", "Kategori:Te", _same) == "[[:Kategori:Te]]"
