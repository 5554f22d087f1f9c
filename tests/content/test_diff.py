from __future__ import annotations

import random
import unicodedata

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.pace import assert_quick
from wikiapp.content.diff import Difference, Kind, Mark, difference
from wikiapp.content.diff.comparing import _Comparison, _of_one_line

MOVED = "En god kop er tynd i randen, og mange samler på dem.\n"
LETTERS = "ab \n.-[]|#\u0301\u200d\ufe0f👩👧🇩🇰é字"
texts = st.text(LETTERS, max_size=60) | st.text(max_size=40)
lines = st.lists(st.sampled_from(["a b c\n", "a b d\n", "\n", MOVED, "x\n", "- y z\n"]), max_size=14).map("".join)

line = st.lists(st.sampled_from(["te", "kaffe", " ", "er", "godt", ".", "字"]), min_size=1, max_size=12).map(
    "".join
)


@given(texts | lines, texts | lines)
def test_applied_to_the_old_text_it_gives_the_new_one(old: str, new: str) -> None:
    found = difference(old, new)
    assert found.applied_to(old) == new
    assert [piece for piece in found.pieces if piece.kind == Kind.SAME and piece.old != piece.new] == []
    assert bool(found.changes) == (old != new)


@given(texts, texts)
def test_no_letter_is_cut_off_its_accents_or_an_emoji_in_half(old: str, new: str) -> None:
    for piece in difference(old, new).pieces:
        for text, without in ((piece.old, Mark.ADDED), (piece.new, Mark.REMOVED)):
            cuts = [part.text for part in piece.parts if part.mark != without]
            assert [cut for cut in cuts[1:] if _belongs_before(cut[0])] == []
            assert "".join(cuts) == text


@given(lines, lines)
def test_lines_are_numbered_as_they_stand(old: str, new: str) -> None:
    before = now = 1
    for piece in difference(old, new).pieces:
        if piece.kind != Kind.ADDED:
            assert piece.old_line == before
        if piece.kind != Kind.REMOVED:
            assert piece.new_line == now
        before, now = before + _count(piece.old), now + _count(piece.new)


@given(lines, lines)
def test_what_moved_is_there_twice_and_the_same(old: str, new: str) -> None:
    pieces = difference(old, new).pieces
    gone = {piece.move: piece.old.strip("\n") for piece in pieces if piece.move and piece.kind == Kind.REMOVED}
    come = {piece.move: piece.new.strip("\n") for piece in pieces if piece.move and piece.kind == Kind.ADDED}
    rewritten = {piece.move for piece in pieces if piece.rewritten}
    assert gone == come | {number: text for number, text in gone.items() if number in rewritten}


@given(line, line, st.sampled_from(["", "\n"]))
def test_one_line_in_place_of_another_is_compared_as_among_others(old: str, new: str, end: str) -> None:
    assume(old + end != new)
    assert list(_of_one_line(old + end, new)) == list(_Comparison([old + end], [new]).pieces())


def test_it_can_only_be_applied_to_the_text_it_begins_from() -> None:
    with pytest.raises(ValueError, match="another text"):
        difference("Te.\n", "Kaffe.\n").applied_to("Vand.\n")


def test_words_are_told_apart_within_a_changed_line() -> None:
    assert _marked("Te er godt.\n", "Te er meget godt.\n") == "Te er {+meget +}godt.\n"
    assert _marked("To kopper te\n", "Tre kopper te\n") == "[-To-]{+Tre+} kopper te\n"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("[[Kaffe|kaffen]]", "[[Kaffe|kaffe]]"),
        ("https://example.org/te", "https://example.org/kaffe"),
        ("[te](https://example.org)", "[the](https://example.org)"),
        ("👩‍👩‍👧", "👩‍👩‍👦"),
        ("👍🏻", "👍🏿"),
        ("🇩🇰", "🇩🇪"),
        ("e\u0301t", "e\u0300t"),
        ("don't", "don’t"),
    ],
)
def test_what_a_reader_sees_as_one_is_replaced_as_one(old: str, new: str) -> None:
    assert _marked(f"Se {old} her\n", f"Se {new} her\n") == f"Se [-{old}-]{{+{new}+}} her\n"


def test_letters_that_are_written_without_blanks_are_told_apart() -> None:
    assert _marked("我喝茶。\n", "我喝咖啡。\n") == "我喝[-茶-]{+咖啡+}。\n"


def test_lines_that_have_little_in_common_are_not_compared_by_words() -> None:
    kinds = [piece.kind for piece in difference("Te er godt.\n", "Vi ses i morgen klokken otte.\n").pieces]
    assert kinds == [Kind.REMOVED, Kind.ADDED]


def test_a_changed_line_is_found_among_lines_that_were_added() -> None:
    old, new = "Te er godt om aftenen.\n", "Vand.\nTe er godt om natten.\nMælk.\n"
    assert [piece.kind for piece in difference(old, new).pieces] == [Kind.ADDED, Kind.CHANGED, Kind.ADDED]


def test_a_moved_paragraph_is_recognised_in_both_places() -> None:
    rest = "Først.\n\nSå.\n\nSidst.\n"
    pieces = difference(f"{MOVED}\n{rest}", f"{rest}\n{MOVED}").pieces
    assert [(piece.kind, piece.move) for piece in pieces if piece.kind != Kind.SAME] == [
        (Kind.REMOVED, 1),
        (Kind.ADDED, 1),
    ]


def test_a_moved_paragraph_shows_what_was_changed_in_it_too() -> None:
    long = "En god kop er tynd i randen, og mange samler på dem, hvis de kan.\n"
    rest = "Først.\n\nSå.\n\nSidst.\n"
    old, new = f"{long}\n{rest}", f"{rest}\n{long.replace('mange', 'få')}"
    found = difference(old, new)
    [come] = [piece for piece in found.pieces if piece.rewritten]
    assert (come.kind, come.move) == (Kind.ADDED, 1)
    assert [part for part in come.rewritten if part.mark != Mark.SAME] == [("removed", "mange"), ("added", "få")]
    assert found.applied_to(old) == new


def test_a_few_words_in_another_place_are_chance() -> None:
    pieces = difference("Ja.\nEt.\nTo.\nTre.\n", "Et.\nTo.\nTre.\nJa.\n").pieces
    assert {piece.move for piece in pieces} == {None}


def test_changes_are_counted_by_place() -> None:
    found = difference("a\nb\nc\nd\ne\n", "a\nB\nc\nd\nE\nF\n")
    assert found.changes == 2
    assert [hunk.change for hunk in found.hunks] == [None, 1, None, 2]


def test_two_texts_always_differ_in_the_same_way() -> None:
    assert difference("a b c\n" * 9, "a c b\n" * 9) == difference("a b c\n" * 9, "a c b\n" * 9)
    assert difference("Te.\n", "Te.\n") != Difference(())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("ab" * 100_000, "ba" * 100_000),
        ("a b " * 50_000, "b a " * 50_000),
        ("a\nb\n" * 50_000, "b\na\n" * 50_000),
        ("\n" * 200_000, "x\n" * 100_000),
        ("[[" * 100_000, "[[ " * 66_000),
        ("a\u0301" * 60_000, "\u0301a" * 60_000),
        (".,;" * 66_000, ";,." * 66_000),
        ("\u200d" * 60_000, "👩\u200d" * 28_000),
    ],
    ids=["letters", "words", "lines", "breaks", "brackets", "accents", "signs", "joiners"],
)
def test_hostile_texts_are_compared_assert_quick(old: str, new: str) -> None:
    _assert_quick(old, new)


@pytest.mark.parametrize("between", ["\n", " "], ids=["lines", "words"])
def test_large_shuffled_texts_are_compared_assert_quick(between: str) -> None:
    words = [str(number) for number in range(34_000)]
    shuffled = random.Random(1).sample(words, len(words))
    alternating = [word if number % 2 else f"q{word}" for number, word in enumerate(words)]
    _assert_quick(between.join(words), between.join(shuffled))
    _assert_quick(between.join(words), between.join(alternating))


@settings(max_examples=20, deadline=None)
@given(st.integers(), st.integers(1, 400))
def test_long_texts_with_many_edits_come_out_right(seed: int, words: int) -> None:
    chance = random.Random(seed)
    old = [" ".join(f"w{chance.randrange(words)}" for _ in range(30)) + "\n" for _ in range(200)]
    new = [line.replace(f"w{chance.randrange(words)}", "n") for line in old if chance.random() > 0.1]
    new += chance.sample(new, len(new) // 2)
    assert difference("".join(old), "".join(new)).applied_to("".join(old)) == "".join(new)


def _assert_quick(old: str, new: str) -> None:
    assert_quick(lambda: difference(old, new), 100)
    found = difference(old, new)
    assert found.applied_to(old) == new
    assert len(found.pieces) < 10_000


def _marked(old: str, new: str) -> str:
    shown = {Mark.SAME: "{}", Mark.REMOVED: "[-{}-]", Mark.ADDED: "{{+{}+}}"}
    return "".join(shown[mark].format(text) for piece in difference(old, new).pieces for mark, text in piece.parts)


def _belongs_before(letter: str) -> bool:
    return unicodedata.category(letter)[0] == "M" or letter == "\u200d"


def _count(text: str) -> int:
    return text.count("\n") + bool(text and not text.endswith("\n"))
