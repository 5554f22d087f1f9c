from __future__ import annotations

import pytest

from tests.content.blame.histories import kept
from tests.pace import assert_quick
from wikiapp.content.blame import runs

TEA = "Te er en varm drik, som mange holder af."
MILK = "Mælk i te er en engelsk skik."
LEMON = "Citron i te er en russisk skik."
CUP = "Man drikker den af en kop."


def _who(*texts: str) -> list[tuple[int, str]]:
    state = kept(texts)[-1]
    return [(origin, text) for origin, text in runs(state.authors.lines, texts[-1])]


def test_a_changed_word_is_of_the_revision_that_changed_it() -> None:
    assert _who("Te er godt.\n", "Te er bedst.\n") == [(1, "Te er "), (2, "bedst.\n")]


def test_a_paragraph_that_moves_keeps_its_authors() -> None:
    assert _who(f"{TEA}\n\n{MILK}\n\n{CUP}\n", f"{MILK}\n\n{CUP}\n\n{TEA}\n") == [
        (1, f"{MILK}\n\n{CUP}\n\n{TEA}\n"),
    ]  # fmt: skip


def test_a_paragraph_that_moves_and_is_changed_keeps_the_authors_of_the_other_words() -> None:
    old, new = f"{TEA} {MILK} {CUP}\n", f"{TEA} {MILK} {CUP.replace('kop', 'stor kop')}\n"
    assert _who(f"{old}\nNoget andet.\n", f"Noget andet.\n\n{new}") == [
        (1, f"Noget andet.\n\n{TEA} {MILK} Man drikker den af en "), (2, "stor "), (1, "kop.\n"),
    ]  # fmt: skip


def test_a_page_that_was_blanked_and_brought_back_has_all_its_authors_again() -> None:
    text = f"{TEA}\nJa\n{MILK}\nJa\n"
    assert _who("Ja\n", f"{TEA}\nJa\n", text, "", text) == _who("Ja\n", f"{TEA}\nJa\n", text)


def test_a_line_that_comes_back_much_later_is_still_its_authors() -> None:
    others = [f"{CUP} {number}\n" for number in range(20)]
    assert _who(f"{TEA}\n", *others, f"{others[-1]}{TEA}\n")[-1] == (1, f"{TEA}\n")


def test_a_sentence_that_comes_back_in_another_paragraph_is_still_its_authors() -> None:
    assert _who(f"{TEA} {MILK}\n", f"{TEA}\n", f"{TEA}\n\nNoget om skikke: ja. {MILK}\n")[-1] == (1, f"{MILK}\n")


def test_sentences_keep_their_authors_when_a_paragraph_is_taken_apart_or_joined() -> None:
    assert _who(f"{TEA} {MILK} {CUP}\n", f"{TEA}\n\n{MILK}\n\n{CUP}\n") == [(1, f"{TEA}\n\n{MILK}\n\n{CUP}\n")]
    assert _who(f"{TEA}\n\n{MILK}\n", f"{TEA} {MILK}\n") == [(1, f"{TEA} {MILK}\n")]


def test_a_sentence_of_few_words_is_new_each_time() -> None:
    assert _who(f"{TEA} Det er så.\n", f"{TEA}\n", f"{TEA}\nNej da. Det er så.\n")[-1] == (
        3,
        "Nej da. Det er så.\n",
    )


def test_who_copies_a_line_has_written_the_copy() -> None:
    assert _who(f"{TEA}\n", f"{TEA}\n\n{CUP}\n{TEA}\n") == [(1, f"{TEA}\n\n"), (2, f"{CUP}\n{TEA}\n")]


def test_of_copies_that_were_taken_out_each_comes_back_as_its_own_authors() -> None:
    others = [f"{CUP} {number}\n" for number in range(20)]
    texts = ["Ja\n", "Ja\n\nNej\n\nJa\n", *others, "Ja\n\nNej\n\nJa\n"]
    assert _who(*texts) == [(1, "Ja\n\n"), (2, "Nej\n\nJa\n")]
    assert _who(*texts[:-1], "Nej\n\nJa\n") == [(2, "Nej\n\n"), (1, "Ja\n")]


def test_blanks_and_signs_belong_to_the_words_beside_them() -> None:
    assert _who("Te er godt\n", "Te, er godt!\n") == [(1, "Te, er godt!\n")]
    assert _who("Te er godt", "   Te er godt\n") == [(1, "   Te er godt\n")]


def test_a_text_without_words_has_one_run() -> None:
    assert _who("", "---\n\n***\n") == [(2, "---\n\n***\n")]


@pytest.mark.parametrize(
    ("line", "many"),
    [("{0}\n", 100_000), ("{1:x}{0}\n", 30_000), ("ab cd ef {0}{1}. ", 9_500)],
    ids=["the same line", "short lines", "one line of sentences"],
)
def test_no_text_makes_it_slow(line: str, many: int) -> None:
    old, new = ("".join(line.format(letter, number) for number in range(many)) for letter in "gh")
    assert_quick(lambda: kept([old, new, old, new]), 3 * 200)
