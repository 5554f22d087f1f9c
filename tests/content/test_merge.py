from __future__ import annotations

import random
import re
from collections import Counter
from itertools import zip_longest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench import merges
from tests.pace import assert_quick
from wikiapp.content.merge import Collision, Merged, Piece, merge, resolved

LINES = ["", "", "Te er godt.", "Kaffe er bedre.", "Vand", "- te", "- kaffe", "| te | 10 |", "| te | 11 |", "# Te"]
ROWS = [f"| {what} | {price} | kr |" for what in ("te", "kaffe", "kakao") for price in (10, 11, 12)]
WORDS = ["en", "kop", "te", "og", "mand", "den", "god", "12", "kr.", "-", "(te)", "å"]


def _text(parts: list[str], separator: str) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(parts), max_size=9).map(separator.join)


TEXTS = st.one_of(
    _text(LINES, "\n"),
    _text(ROWS, "\n"),
    _text(WORDS, " "),
    st.lists(_text(WORDS, " "), max_size=4).map("\n".join),
    st.text("ab \n|-\r", max_size=20),
)


@st.composite
def _edited(draw: st.DrawFn, text: str, mark: str) -> str:
    """A text with a few parts taken out, replaced, repeated or added; what is added carries the mark."""
    parts = re.split(r"(\s)", text)
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(parts)))
        new = draw(
            st.sampled_from([[], [mark], [f" {mark} "], [f"\n| {mark} | 10 |\n"], ["\n"], [" "], parts[:2]])
        )
        parts[at : at + draw(st.integers(0, 3))] = new
    return "".join(parts)


@st.composite
def _three(draw: st.DrawFn) -> tuple[str, str, str]:
    base = draw(TEXTS)
    return base, draw(st.one_of(_edited(base, "MINE"), TEXTS)), draw(st.one_of(_edited(base, "THEIRS"), TEXTS))


@given(_three())
def test_what_only_one_side_changed_is_taken_as_it_is(three: tuple[str, str, str]) -> None:
    base, mine, _ = three
    assert merge(base, mine, base).text == merge(base, base, mine).text == mine


@given(_three())
def test_what_both_wrote_alike_is_taken_once(three: tuple[str, str, str]) -> None:
    base, mine, _ = three
    assert merge(base, mine, mine).text == mine


@given(_three())
def test_it_does_not_matter_who_saved_first(three: tuple[str, str, str]) -> None:
    base, mine, theirs = three
    merged, other = merge(base, mine, theirs), merge(base, theirs, mine)
    assert merged.text == other.text
    assert merged.newline_at_end == other.newline_at_end
    assert merged.pieces == tuple(
        Collision(p.base, p.theirs, p.mine) if isinstance(p, Collision) else p for p in other.pieces
    )


@given(_three())
def test_no_word_that_a_side_added_vanishes(three: tuple[str, str, str]) -> None:
    base, mine, theirs = three
    merged = merge(base, mine, theirs)
    everything = "".join(p.text if isinstance(p, Piece) else p.mine + p.theirs for p in merged.pieces)
    assert _words(mine + " " + theirs).keys() - _words(base).keys() <= _words(everything).keys()


@given(_three())
def test_no_line_vanishes_that_neither_side_took_out(three: tuple[str, str, str]) -> None:
    base, mine, theirs = (text.split("\n") for text in three)
    merged = merge(*three)
    everything = Counter(resolved(merged, [c.base + c.mine + c.theirs for c in merged.collisions]).split("\n"))
    for line in set(base) & set(mine) & set(theirs):
        assert everything[line] or base.count(line) > min(mine.count(line), theirs.count(line))


@given(_three())
def test_choosing_mine_everywhere_keeps_all_that_mine_added(three: tuple[str, str, str]) -> None:
    base, mine, theirs = three
    merged = merge(base, mine, theirs)
    chosen = resolved(merged, [collision.mine for collision in merged.collisions])
    assert _words(mine).keys() - _words(base).keys() <= _words(chosen).keys()


@given(_three())
def test_each_side_of_a_collision_is_whole_lines_of_that_side(three: tuple[str, str, str]) -> None:
    for collision in merge(*three).collisions:
        for side, text in zip((collision.base, collision.mine, collision.theirs), three, strict=True):
            assert side == "" or (side.endswith("\n") and "\n" + side in "\n" + text + "\n")


@given(_three())
def test_pieces_are_joined_and_never_empty(three: tuple[str, str, str]) -> None:
    pieces = merge(*three).pieces
    assert Piece("") not in pieces
    assert not any(isinstance(a, Piece) and isinstance(b, Piece) for a, b in zip_longest(pieces, pieces[1:]))


@given(st.lists(st.sampled_from(ROWS), unique=True, min_size=1), st.data())
def test_rows_that_are_nearly_alike_are_never_mixed(table: list[str], data: st.DataObject) -> None:
    rows = st.lists(st.sampled_from(ROWS), min_size=max(0, len(table) - 2), max_size=len(table) + 2)
    mine, theirs = (data.draw(st.one_of(rows, st.permutations(table))) for _ in "12")
    merged = merge(*("\n".join(side) for side in (table, mine, theirs)))
    settled = "".join(piece.text for piece in merged.pieces if isinstance(piece, Piece))
    assert set(settled.split("\n")) <= {*table, *mine, *theirs, ""}


@given(st.lists(st.integers(0, 99), unique=True, min_size=3, max_size=12), st.data())
def test_rows_that_two_people_change_apart_all_come_out_right(numbers: list[int], data: st.DataObject) -> None:
    base = [f"| vare {number} | 10 kr |" for number in numbers]
    of_mine = data.draw(st.integers(0, len(base) - 3))
    of_theirs = data.draw(st.integers(of_mine + 2, len(base) - 1))
    mine, theirs, both = base.copy(), base.copy(), base.copy()
    mine[of_mine] = both[of_mine] = data.draw(st.sampled_from(["| ny | 5 kr |", *base]))
    theirs[of_theirs] = both[of_theirs] = "| anden | 10 kr |"
    merged = merge(*("\n".join(side) for side in (base, mine, theirs))).text
    assert merged in {"\n".join(both), None}


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "together"),
    [
        ("En.\nTo.\nTre.\n", "Én.\nTo.\nTre.\n", "En.\nTo.\nTre!\n", "Én.\nTo.\nTre!\n"),
        ("a\n\nb", "a\n\nb\n\nc", "x\n\na\n\nb", "x\n\na\n\nb\n\nc"),
        ("a\n\nb\n", "a\n\nb", "x\n\nb\n", "x\n\nb"),
        ("a\r\nb\r\nc\r\n", "x\r\nb\r\nc\r\n", "a\r\nb\r\ny\r\n", "x\r\nb\r\ny\r\n"),
        ("Te er godt og varmt om natten.", "Te og saft er godt og varmt om natten.",
         "Te er godt og varmt om morgenen.", "Te og saft er godt og varmt om morgenen."),
        ("> Python language interpeter", "> Python language interpeter.", "> Python language interpreter",
         "> Python language interpreter."),
        ("| te | 10 |\n| saft | 12 |\n", "| te | 10 |\n| saft | 12 |\n| vand | 0 |\n",
         "| te | 10 |\n| saft | 13 |\n", "| te | 10 |\n| saft | 13 |\n| vand | 0 |\n"),
        ("- te\n", "- te\n- saft\n", "- te\n- saft\n- vand\n", "- te\n- saft\n- vand\n"),
        ("", "Te.", "", "Te."),
        ("Te.", "", "Te.", ""),
    ],
)  # fmt: skip
def test_what_is_apart_goes_together(base: str, mine: str, theirs: str, together: str) -> None:
    assert merge(base, mine, theirs).text == together


@pytest.mark.parametrize(
    ("base", "mine", "theirs"),
    [
        ("Det koster 100 EUR.", "Det koster 120 EUR.", "Det koster 150 EUR."),
        ("Det koster 100 EUR i alt.", "Det koster 120 EUR i alt.", "Det koster 100 USD i alt."),
        ("I alt 1.000,50 kr. om dagen", "I alt 2.000,50 kr. om dagen", "I alt 1.000,60 kr. om dagen"),
        ("Se [te](a/b.html).", "Se [te](c/b.html).", "Se [te](a/b.md)."),
        ("| te | 10 | ja |", "| te | 12 | ja |", "| te | 10 | nej |"),
        ("- te er godt om natten", "- saft er godt om natten", "- te er godt om dagen"),
        ("a\nb\n", "b\n", "a\nx\nb\n"),
        ("te\n", "te\nsaft\n", "te\nvand\n"),
        ("te\n", "saft\n", ""),
        ("- te\n- saft\n", "- te\n", "- vand\n- saft\n- te\n"),
        ("", "te", "saft"),
    ],
)
def test_what_touches_collides(base: str, mine: str, theirs: str) -> None:
    assert merge(base, mine, theirs).text is None


def test_which_of_several_equal_lines_was_taken_out_is_not_guessed() -> None:
    assert merge("te\nte\nte\n", "te\nte\n", "te\nsaft\nte\n").text is None


def test_a_row_that_may_have_become_either_of_two_is_not_guessed() -> None:
    base, mine = "| te | 10 kr |\n| te | 11 kr |\n", "| te | 12 kr |\n| te | 13 kr |\n"
    assert merge(base, mine, base + "| saft | 9 kr |\n").text is None


def test_a_sentence_that_a_side_reworded_is_left_to_people() -> None:
    base = "Brug en kurve som X25519 til det. Findes den ikke, så sørg for, at nøglen er på mindst 2048 bits."
    mine = base.replace("X25519", "Curve25519")
    theirs = base.replace("Findes den", "Kan den").replace("2048 bits", "2048 bits i længden")
    assert merge(base, mine, theirs).text is None


def test_beside_a_collision_the_rest_is_merged() -> None:
    merged = merge("a\n\nte\n\nb", "x\n\nsaft\n\nb", "a\n\nvand\n\ny")
    pieces = Piece("x\n\n"), Collision("te\n", "saft\n", "vand\n"), Piece("\ny\n")
    assert merged == Merged(pieces, newline_at_end=False)
    assert resolved(merged, ["saft og vand"]) == "x\n\nsaft og vand\n\ny"
    assert resolved(merged, [""]) == "x\n\n\ny"


def test_what_both_put_in_alike_is_no_part_of_the_collision() -> None:
    merged = merge("te\n", "te\n\n# Pris\n10 kr.\n", "te\n\n# Pris\n12 kr.\n")
    assert merged.collisions == (Collision("", "10 kr.\n", "12 kr.\n"),)


def test_there_is_one_choice_for_each_collision() -> None:
    with pytest.raises(ValueError, match="2 choices for 1 collisions"):
        resolved(merge("a", "b", "c"), ["b", "c"])


def _hostile() -> dict[str, tuple[str, str, str]]:
    chance, largest = random.Random(1), 200_000

    def some(of: list[str], times: int, separator: str) -> tuple[str, str, str]:
        one, two, three = (separator.join(chance.choices(of, k=times))[:largest] for _ in "123")
        return one, two, three

    numbers = [str(number) for number in range(33_000)]
    few_words = [" ".join(chance.choices(["og", "te", "x"], k=300)) for _ in range(50)]
    return {
        "two lines in any order": some(["a", "b"], 100_000, "\n"),
        "three words in any order": some(["a", "b", "c"], 100_000, " "),
        "nothing but lines": ("\n" * largest, "\n" * 100_000 + "a\n", "b\n" + "\n" * 199_000),
        "hardly any line twice": some(numbers, 33_000, "\n"),
        "unique lines backwards": ("\n".join(numbers), "\n".join(numbers[::-1]), "\n".join(numbers[5:])),
        "one word": ("." * largest, "." * 100_000 + "!", "," * 100_000),
        "paragraphs of few words": some(few_words, 220, "\n\n"),
        "words and marks": (" te" * 6_000, " te te. te" * 2_000, " te, te te" * 2_000),
        "rows nearly alike": some([f"| {number} | {'te ' * 30}|" for number in range(9)], 1800, "\n"),
    }


@pytest.mark.parametrize("name", _hostile())
def test_the_largest_texts_are_merged_quickly(name: str) -> None:
    three = _hostile()[name]
    assert_quick(lambda: merge(*three), 200)


@pytest.mark.skipif(not merges.CASES.exists(), reason="the set of merges isn't beside the project")
def test_real_merges_come_out_as_people_made_them_or_collide() -> None:
    table = merges.confusion()
    assert (table["clean", "wrong"], table["clean", "flagged"], table["conflicting", "wrong"]) == (0, 0, 0)
    assert table["conflicting", "equal"] >= 8


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))
