from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wikiapp.markup import references, surely_name_the_same

LINES = [
    "Et helt almindeligt afsnit", "et andet", "Term", "", "    [[Te]]", "  [[Te]]", "[[Te]]", "- [[Kaffe]]",
    "- punkt", "```", "~~~", "{{Te}}", ": en forklaring [[Te]]", "| a | [[Te]] |", "| --- | --- |",
    "> citat [[Te]]", "`[[Te]]", "`", "[a]:", "[a]: x", "*[EU]: Union", "<div>", "</div>", "<!--", "-->",
    "===", "---", "# [[Te]]", "1. et", "[^1]: note [[Te]]", "her[^1]", "#REDIRECT [[Te]]", "\t[[Te]]",
    "[[Kategori:X]]", "[[Te|x", "y]]", "a. b", "![x](y", "z)", "\\",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(LINES), max_size=12).map(lambda lines: "\n".join(lines) + "\n")


@given(TEXTS, TEXTS)
def test_texts_that_surely_name_the_same_do(one: str, other: str) -> None:
    if surely_name_the_same(one, other):
        assert references(one) == references(other)


@given(TEXTS, st.data())
def test_texts_with_other_plain_words_in_them_name_the_same(text: str, data: st.DataObject) -> None:
    lines = text.split("\n")
    at = data.draw(st.integers(0, len(lines)))
    new = data.draw(st.sampled_from(["Helt andre ord", "nyt\n", "\nNyt afsnit\n", "Nyt\n\nog nyt"]))
    for changed in ([*lines[:at], new, *lines[at:]], [*lines[:at], new, *lines[at + 1 :]]):
        other = "\n".join(changed)
        if surely_name_the_same(text, other):
            assert references(text) == references(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Te er godt.\n", "Te er meget godt.\n"),
        ("Te.\n\nSe [[Kaffe]].\n", "Grøn te.\n\nSe [[Kaffe]].\n"),
        ("Se [[Kaffe]].\n\nEt afsnit.\n", "Se [[Kaffe]].\n\nEt afsnit.\n\nOg et til.\n"),
    ],
)
def test_ordinary_edits_need_no_reading_of_links(one: str, other: str) -> None:
    assert surely_name_the_same(one, other)


def test_a_link_over_several_lines_is_looked_at_again() -> None:
    short, long = "[[Te|a\nkort\nb]]\n", f"[[Te|a\n{'lang ' * 120}\nb]]\n"
    assert references(short) != references(long)
    assert not surely_name_the_same(short, long)


def test_an_edit_that_turns_code_into_text_is_noticed() -> None:
    assert not surely_name_the_same("\n    [[Te]]\n", "ord\n    [[Te]]\n")
