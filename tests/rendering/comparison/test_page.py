from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.markup import rendering
from tests.rendering.comparison.texts import texts
from wikiapp.markup.sanitise import sanitised_part
from wikiapp.rendering.comparison import Page

LIST = "- a\n\n  b\n- c\n  - d\n\n9. e\n10. f\n    1. g\n    2. h"
TABLE = "|a|b|\n|-|-|\n|1|2|\n|3|4|"


@settings(deadline=None)
@given(texts)
def test_all_blocks_together_are_the_page(text: str) -> None:
    page = _page(text)
    assert not page.blocks or page.part(range(len(page.blocks))).strip() == page.html.strip()
    assert page.blocks or not page.html.strip()


@settings(deadline=None)
@given(texts)
def test_what_a_block_says_is_what_its_letters_say(text: str) -> None:
    page = _page(text)
    for block in page.blocks:
        letters = "".join(bit.letters for bit in page.bits(block.number))
        assert block.line == letters.replace("\n", " ").rstrip() + "\n"
        assert "".join(bit.html for bit in page.bits(block.number)) == page.inner(block.number)


@settings(deadline=None)
@given(texts, st.integers(0, 20), st.integers(1, 5))
def test_any_part_is_html_that_is_whole(text: str, start: int, length: int) -> None:
    page = _page(text)
    part = range(len(page.blocks))[start : start + length]
    html = page.shown(part) if part else ""
    assert sanitised_part(html) == html


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("# A\n\nb\nc\n\n---", ["A", "b c", ""]),
        ("- a\n\n  b\n- c\n  - d\n- \n\n> e\n>\n> f", ["a", "b", "c", "d", "", "e", "f"]),
        ("a\n: b\n\n  c\n: d", ["a", "b", "c", "d"]),
        (TABLE, ["a\ufdd1b\ufdd1", "1\ufdd12\ufdd1", "3\ufdd14\ufdd1"]),
        ("```\na\n  b\n```", ["a   b"]),
        ("- [x] a[^1] &amp; ![b](/c)\\\nd\n\n[^1]: e", ["\ufdd0 a\ufdd0 & \ufdd0\ufdd0 d", "e \ufdd0"]),
    ],
)
def test_every_paragraph_item_and_row_is_a_block(text: str, lines: list[str]) -> None:
    assert _page(text).lines.split("\n")[:-1] == lines


@pytest.mark.parametrize(
    ("number", "html"),
    [
        (1, '<ul><li class="goes-on"><p>b</p></li></ul>'),
        (3, '<ul><li class="goes-on"><ul><li>d</li></ul></li></ul>'),
        (4, '<ol start="9"><li>e</li></ol>'),
        (5, '<ol start="10"><li>f</li></ol>'),
        (7, '<ol start="10"><li class="goes-on"><ol start="2"><li>h</li></ol></li></ol>'),
    ],
)
def test_an_item_from_the_middle_has_its_number_and_what_it_is_in(number: int, html: str) -> None:
    assert _page(LIST).shown(range(number, number + 1)).replace("\n", "") == html


def test_a_row_stands_under_the_head_of_its_table() -> None:
    html = _page(TABLE).shown(range(2, 3))
    assert html.count("<tr>") == 2
    assert '<th scope="col">b</th>' in html
    assert "<td>4</td>" in html


def test_a_part_of_a_table_is_no_landmark_and_can_be_scrolled() -> None:
    assert _page(TABLE).shown(range(1, 2)).startswith('<div class="table" tabindex="0" role="group"')


def test_a_part_has_no_places_and_its_links_lead_to_where_they_are() -> None:
    page = _page("# Te\n\n[[#Te]] [a](/b#c) og[^1].\n\n[^1]: en", address="/wiki/A&copy/revisions/2")
    html = page.shown(range(len(page.blocks)))
    assert ' id="' not in html
    assert html.count('href="/wiki/A&amp;copy/revisions/2#') == 3
    assert 'href="/b#c"' in html


def _page(text: str, address: str = "") -> Page:
    return Page(rendering.rendered(text).html, address)
