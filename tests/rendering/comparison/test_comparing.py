from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from tests.markup.shared_data import shared_neighbours
from tests.rendering.comparison.reading import (
    alike,
    as_part,
    cells,
    comparison,
    outside_marks,
    pages,
    pair,
    pairs,
    sides,
)
from tests.rendering.comparison.texts import texts
from wikiapp.markup.sanitise import sanitised_part
from wikiapp.rendering.comparison import compared

if TYPE_CHECKING:
    from wikiapp.rendering.comparison import Comparison, Page

VOID = {"br", "hr", "img", "input"}


@settings(deadline=None)
@given(texts, texts)
def test_without_the_marks_both_texts_are_there_as_they_are_read(old: str, new: str) -> None:
    _assert_both_are_there(*pages(old, new))


@settings(deadline=None)
@given(texts, texts)
def test_what_is_outside_of_marks_is_the_same_on_both_sides(old: str, new: str) -> None:
    _assert_the_same_outside_marks(comparison(old, new))


@settings(deadline=None)
@given(texts, texts)
def test_every_part_is_well_formed_and_as_the_sanitiser_writes_it(old: str, new: str) -> None:
    _assert_well_formed(comparison(old, new))


@settings(deadline=None)
@given(texts)
def test_a_text_looks_like_itself(text: str) -> None:
    assert comparison(text, text).changes == 0


@pytest.mark.parametrize(
    ("name", "every"), [("da_kitos_docs", 4), ("en_awesome_readme", 120), ("en_public_apis_readme", 175)]
)
def test_real_histories_come_out_right(name: str, every: int) -> None:
    for neighbours in shared_neighbours(name, every):
        old, new = pages(*neighbours)
        _assert_both_are_there(old, new)
        _assert_the_same_outside_marks(compared(old, new))
        _assert_well_formed(compared(old, new))


def test_words_are_marked_within_what_they_stand_in() -> None:
    found = pair("Te er **meget godt** her.", "Te er **godt** [her](/x) nu.")
    assert found.old
    assert found.new
    assert found.old.html == (
        '<p>Te er <strong><del class="words">meget </del>godt</strong> <del class="look">her</del>.</p>\n'
    )
    assert found.new.html == (
        '<p>Te er <strong>godt</strong> <a href="/x"><ins class="look">her</ins></a>'
        '<ins class="words"> nu</ins>.</p>\n'
    )


def test_what_a_text_strikes_out_itself_is_no_mark() -> None:
    found = pair("~~a~~ b", "~~a~~ c b")
    assert found.new
    assert found.new.html == '<p><del>a</del> <ins class="words">c </ins>b</p>\n'


def test_what_is_new_as_a_whole_bears_no_marks_within() -> None:
    found = pair("Te.", "Te.\n\n- *a*\n- b")
    assert found.old is None
    assert found.new
    assert found.new.whole
    assert found.new.html == "<ul>\n<li><em>a</em></li>\n<li>b</li>\n</ul>\n"


def test_signs_that_html_escapes_are_never_cut_in_two() -> None:
    found = pair("a & b < c", "a & b & < c > d")
    assert found.new
    assert found.new.html == (
        '<p>a &amp; b<ins class="words"> &amp;</ins> &lt; c<ins class="words"> &gt; d</ins></p>\n'
    )


def test_a_text_compared_with_nothing_is_new_as_a_whole() -> None:
    found = pair("", "# Te\n\nGodt.")
    assert (found.old, found.new and found.new.whole) == (None, True)


def test_rows_of_a_table_that_follow_each_other_stand_together_under_its_head() -> None:
    found = pair("|a|b|\n|-|-|\n|1|2|\n|3|4|", "|a|b|\n|-|-|\n|1|2 x|\n|3|4 y|\n|5|6|")
    assert found.old
    assert found.new
    assert (found.old.html.count("<thead>"), found.old.html.count("<tr>")) == (1, 3)
    assert (found.new.html.count("<thead>"), found.new.html.count("<tr>")) == (1, 4)
    assert '<td><ins class="words">5</ins></td>' in found.new.html


def test_what_moved_bears_one_number_in_both_places() -> None:
    moved = "Et afsnit, der er langt nok til at blive kendt igen.\n\n"
    found = pairs(f"{moved}Et.\n\nTo.\n\nTre.", f"Et.\n\nTo.\n\n{moved}Tre.")
    assert [(one.old and one.old.move, one.new and one.new.move) for one in found] == [(1, None), (None, 1)]


def test_what_moved_and_was_changed_shows_the_words_in_both_places() -> None:
    old = "Et afsnit, der med sine ti ord er langt nok til at blive kendt igen.\n\n"
    new = "Et afsnit, der med sine elleve ord er langt nok til at blive kendt igen.\n\n"
    before, after = pairs(f"{old}Et.\n\nTo.\n\nTre.", f"Et.\n\nTo.\n\n{new}Tre.")
    assert before.old
    assert after.new
    assert '<del class="words">ti</del>' in before.old.html
    assert '<ins class="words">elleve</ins>' in after.new.html


def test_numbers_of_footnotes_that_shift_are_no_change() -> None:
    old, new = "Et[^a].\n\nTo[^b].", "Nyt[^c].\n\nEt[^a].\n\nTo[^b]."
    notes = "\n\n[^a]: en\n[^b]: to\n[^c]: tre"
    first, second = pairs(old + notes, new + notes)
    assert first.new
    assert "Nyt" in first.new.html
    assert second.new
    assert "tre" in second.new.html


def _assert_both_are_there(old: Page, new: Page) -> None:
    one, other = sides(compared(old, new))
    assert other == as_part(new)
    assert alike(one) == alike(as_part(old))


def _assert_the_same_outside_marks(found: Comparison) -> None:
    for place in found.places:
        for one in place.pairs:
            if one.old and one.new and not one.old.whole:
                assert outside_marks(one.old.html) == outside_marks(one.new.html)


def _assert_well_formed(found: Comparison) -> None:
    shown = [cell.html for cell in cells(found)]
    for html in (*shown, *(stretch.html for place in found.places for stretch in place.stretches)):
        _Balance().feed(html)
        assert sanitised_part(html) == html


class _Balance(HTMLParser):
    """Fails where a tag closes what isn't open, or where two things could be the same place."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert "id" not in dict(attrs)
        self.open += [tag] if tag not in VOID else []

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
