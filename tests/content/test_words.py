from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from wikiapp.content import WrittenWrong
from wikiapp.content.words import LARGEST_TEXT, tidy

if TYPE_CHECKING:
    from collections.abc import Callable

    from wikiapp.people.person import Person
    from wikiapp.wiki.page import Page

    Write = Callable[..., Page]


def test_every_line_ends_the_same_way() -> None:
    assert tidy("a\r\nb\rc\nd\r\r\n") == "a\nb\nc\nd\n\n"


def test_blanks_and_odd_letters_are_kept_as_they_are() -> None:
    text = "  a \t\n\n\u00a0é e\u0301 \U0001f469\u200d\U0001f680 \u202e\ufeff\x0b\x85\u2028\n "
    assert tidy(text) == text


@pytest.mark.parametrize("text", ["a\x00b", "\ud83d", "\udc80 a"])
def test_what_can_not_be_kept_everywhere_is_refused(write: Write, text: str) -> None:
    with pytest.raises(WrittenWrong) as wrong:
        write("Te", text)
    assert (wrong.value.field, wrong.value.reason) == ("body", "not_text")


@pytest.mark.parametrize("summary", ["a\x00b", "\ud83d"])
def test_a_summary_that_can_not_be_kept_is_refused(write: Write, ben: Person, summary: str) -> None:
    page = write("Te")
    with pytest.raises(WrittenWrong) as wrong:
        page.save_revision(author=ben, body="Te.", summary=summary)
    assert (wrong.value.field, page.revision_count) == ("summary", 1)


def test_a_text_may_be_as_large_as_the_limit_and_no_larger(write: Write, ben: Person) -> None:
    largest = "æ" * (LARGEST_TEXT // 2)
    page = write("Te", largest)
    with pytest.raises(WrittenWrong) as wrong:
        page.save_revision(author=ben, body=largest + "!")
    assert (wrong.value.field, wrong.value.reason, page.body) == ("body", "too_large", largest)


def test_line_endings_do_not_count_twice() -> None:
    assert len(tidy("a\r\n" * (LARGEST_TEXT // 2))) == LARGEST_TEXT
