from __future__ import annotations

import pytest

from wikiapp.discussion.letters import letters_of, on_one_line


@pytest.mark.parametrize(
    ("html", "read"),
    [
        ("<p>Te er <strong>godt</strong>.</p>", "Te er godt. "),
        ("<p>En</p>\n<p>To</p>", "En To "),
        ("<ul>\n<li>Te</li>\n<li>Kaffe</li>\n</ul>", "Te Kaffe "),
        ("<p>Te &amp; kaffe\n og &lt;vand&gt;&nbsp;her</p>", "Te & kaffe og <vand> her "),
        ('<p>Se <a href="/wiki/Te?a=1&amp;b=2">her</a><br>\nnu</p>', "Se her nu "),
        ("", ""),
    ],
)
def test_the_letters_of_a_page_are_those_that_are_read(html: str, read: str) -> None:
    assert letters_of(html).text == read


def test_every_letter_knows_where_it_stands() -> None:
    html = "<p>Te &amp; <em>kaffe</em></p>"
    letters = letters_of(html)
    assert [html[start:end] for start, end in zip(letters.starts, letters.ends, strict=True)] == [
        "T", "e", " ", "&amp;", " ", "k", "a", "f", "f", "e", "",
    ]  # fmt: skip


def test_selected_words_are_put_on_one_line() -> None:
    assert on_one_line(" Te\n\n er\tgodt ") == "Te er godt"
