from __future__ import annotations

from tests.markup.rendering import html
from wikiapp.markup import excerpt


def test_the_first_words_come_without_headings_notices_tables_and_footnote_marks() -> None:
    text = "# Title\n\n{{Ny side}}\n\n|a|\n|-|\n\nTe & *kaffe*[^1].\n\nMere\n\n[^1]: note"
    assert excerpt(html(text)) == "Te & kaffe. Mere"


def test_an_excerpt_is_cut_after_a_word() -> None:
    assert excerpt("<p>en to, tre fire</p>", 8) == "en to…"
    assert excerpt("<p>en to</p>", 5) == "en to"
    assert excerpt("<p>" + "x" * 50 + "</p>", 10) == "x" * 9 + "…"


def test_nothing_has_no_words() -> None:
    assert excerpt("") == ""


def test_what_looks_like_a_tag_within_words_is_words() -> None:
    assert excerpt(html('<b>fed</b> [[Te|"a > b"]]')) == '<b>fed</b> "a > b"'
