from __future__ import annotations

from typing import TYPE_CHECKING

from tests.rendering.comparison.reading import comparison

if TYPE_CHECKING:
    from wikiapp.rendering.comparison.folding import Stretch

MANY = "".join(f"Afsnit {number}.\n\n" for number in range(10))


def test_what_is_beside_a_change_is_shown_and_the_rest_folded() -> None:
    before, after = _stretches(f"{MANY}Te.\n\n{MANY}", f"{MANY}Kaffe.\n\n{MANY}")
    assert [stretch.hidden for stretch in before] == [9, 0]
    assert [stretch.hidden for stretch in after] == [0, 9]
    assert before[1].html.strip() == "<p>Afsnit 9.</p>"
    assert after[0].html.strip() == "<p>Afsnit 0.</p>"


def test_headings_under_which_a_change_stands_stay_in_sight() -> None:
    text = f"# A\n\n{MANY}## B\n\n{MANY}# C\n\n{MANY}### D\n\n{MANY}### E\n\n{MANY}Te.\n\n{MANY}# F\n\n{MANY}"
    (before, _) = _stretches(text, text.replace("Te.", "Kaffe."))
    shown = "".join(stretch.html for stretch in before if not stretch.hidden)
    assert [name for name in "ABCDEF" if f">{name}</h" in shown] == ["C", "E"]


def test_a_single_block_is_not_folded() -> None:
    (between,) = _stretches("Te.\n\nEt.\n\nTo.\n\nTre.\n\nTe.", "Vin.\n\nEt.\n\nTo.\n\nTre.\n\nVin.")
    assert [stretch.hidden for stretch in between] == [0]


def test_rows_beside_a_changed_row_are_folded_since_the_head_says_what_they_are() -> None:
    rows = "".join(f"|{number}|x|\n" for number in range(10))
    before, after = _stretches(f"|a|b|\n|-|-|\n{rows}|y|y|\n{rows}", f"|a|b|\n|-|-|\n{rows}|z|z|\n{rows}")
    assert [stretch.hidden for stretch in before + after] == [11, 10]


def test_the_head_of_a_table_does_not_stand_alone_over_a_changed_row() -> None:
    before, after = _stretches("## Te\n\n|a|\n|-|\n|1|\n|2|", "## Te\n\n|a|\n|-|\n|3|\n|2|")
    assert [stretch.html.strip() for stretch in before] == ["<h2>Te</h2>"]
    assert len(after) == 1


def test_nothing_is_folded_where_everything_is_new() -> None:
    assert _stretches("", MANY) == []


def _stretches(old: str, new: str) -> list[tuple[Stretch, ...]]:
    return [place.stretches for place in comparison(old, new).places if not place.change]
