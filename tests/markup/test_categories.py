from __future__ import annotations

from tests.markup.rendering import html, rendered


def test_assigning_a_category_shows_nothing() -> None:
    result = rendered("Te.\n\n[[Category:Drinks]] [[kategori: Varme_drikke ]]\n[[CATEGORY:drinks|a]]")
    assert result.html == "<p>Te.</p>\n"
    assert result.categories == ("Drinks", "Varme drikke")
    assert result.links == frozenset()


def test_a_colon_before_it_makes_a_category_an_ordinary_link() -> None:
    result = rendered("[[:Kategori:Drikke]]")
    assert result.html == '<p><a href="/wiki/Kategori%3ADrikke">Kategori:Drikke</a></p>\n'
    assert result.links == {"Kategori:Drikke"}
    assert result.categories == ()


def test_a_category_without_a_name_is_no_category() -> None:
    assert rendered("[[Category:]]").categories == ()


def test_a_text_does_not_pass_its_categories_on_to_where_it_is_transcluded() -> None:
    assert rendered("{{Te}}", {"Te": "a\n\n[[Category:Drinks]]"}).categories == ()


def test_a_paragraph_may_stand_beside_its_category() -> None:
    assert html("Te [[Category:Drinks]]") == "<p>Te</p>"
