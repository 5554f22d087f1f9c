from __future__ import annotations

import pytest

from tests.markup.rendering import html, rendered
from wikiapp.markup import Heading


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("Økonomi & æbler", "økonomi-æbler"),
        ("snake_case  og `kode`", "snake-case-og-kode"),
        ("A\u030a og å", "å-og-å"),
        ("हिन्दी", "हिन्दी"),
        ("??", "section"),
        ("[[Te|Grøn]] *te*[^1]", "grøn-te"),
        ("ui_contents", "ui-contents"),
    ],
)
def test_an_anchor_can_be_read_and_guessed(heading: str, anchor: str) -> None:
    assert [found.anchor for found in rendered(f"## {heading}\n\n[^1]: Note").headings] == [anchor]


def test_each_anchor_is_given_once() -> None:
    anchors = [heading.anchor for heading in rendered("## a\n## a 2\n## A\n## a\n> ## a").headings]
    assert anchors == ["a", "a-2", "a-3", "a-4"]
    assert 'id="a-5"' in html("## a\n## a 2\n## A\n## a\n> ## a")


def test_a_text_that_uses_the_highest_level_is_lowered_by_one() -> None:
    assert html("# a\n###### b") == '<h2 id="a" data-section="1">a</h2>\n<h6 id="b" data-section="2">b</h6>'
    assert html("## a\n### b") == '<h2 id="a" data-section="1">a</h2>\n<h3 id="b" data-section="2">b</h3>'


def test_headings_are_told_with_the_level_at_which_they_stand() -> None:
    assert rendered("# *a* & b\n## c").headings == (Heading(2, "a & b", "a-b"), Heading(3, "c", "c"))


def test_a_heading_within_a_quote_is_no_section() -> None:
    result = rendered("> ## a\n\n## b")
    assert '<h2 id="a">a</h2>' in result.html
    assert '<h2 id="b" data-section="1">b</h2>' in result.html
    assert [heading.text for heading in result.headings] == ["b"]


def test_transcluded_headings_are_listed_but_are_no_sections_of_this_page() -> None:
    result = rendered("## a\n\n{{Te}}\n\n## b", {"Te": "# te"})
    assert [heading.anchor for heading in result.headings] == ["a", "te", "b"]
    assert '<h2 id="te">te</h2>' in result.html
    assert '<h2 id="b" data-section="2">b</h2>' in result.html


@pytest.mark.parametrize(
    ("line", "text"), [("# a #", "a"), ("# a#", "a#"), ("# #", ""), ("# a ## b ##", "a ## b")]
)
def test_signs_at_the_end_of_a_heading_are_dropped(line: str, text: str) -> None:
    assert [heading.text for heading in rendered(line).headings] == [text]
