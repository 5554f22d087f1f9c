"""From talk to text: a change that is proposed in a comment, taken over, or declined."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.browsing import hidden_fields

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browsing import Visitor

    Say = Callable[..., int]

AT = "/wiki/Te/discussion"
TEXT = "Te er **godt** for alle. Den skal trække i fem minutter, ikke mere.\n\nTil sidst en skive citron.\n"
ABOUT = "trække i fem minutter"
WORDS = "Den skal trække i **tre** minutter, ikke mere."


@pytest.fixture(autouse=True)
def _tea(ann: Visitor) -> None:
    ann.save("Te", TEXT, name="Ann")


@pytest.fixture
def proposal(ben: Visitor, comment: Say) -> int:
    return comment(ben, "Fem er for meget.", quote=ABOUT, words=WORDS, name="Ben")


def test_the_form_offers_the_sentence_around_the_words_with_its_markup(ben: Visitor) -> None:
    page = ben.read(f"{AT}?write&quote=godt+for&revision=1").text
    assert "Te er **godt** for alle.</textarea>" in page


def test_without_a_script_the_sentence_is_asked_for_by_a_button(ben: Visitor) -> None:
    answer = ben.send(AT, form_at=f"{AT}?write", body="Fem?", quote=ABOUT, propose=1)
    assert answer.status_code == 200
    assert "Den skal trække i fem minutter, ikke mere.</textarea>" in answer.text
    assert "Fem?</textarea>" in answer.text
    refused = ben.send(AT, form_at=f"{AT}?write", body="Fem?", quote="Kaffe uden mælk", propose=1)
    assert refused.status_code == 422


def test_a_proposal_is_shown_as_a_small_difference_and_is_open(
    ben: Visitor, stranger: Visitor, proposal: int
) -> None:
    page = stranger.read(AT).text
    assert "<del>fem</del><ins>**tre**</ins>" in page
    assert "<b>Open</b>" in page
    assert "csrf" not in page
    assert "fem minutter" in stranger.read("/wiki/Te").text


def test_a_sentence_that_was_left_as_it_was_proposes_nothing(ben: Visitor, comment: Say) -> None:
    comment(ben, "Fint nok.", quote=ABOUT, words="Den skal trække i fem minutter, ikke mere.")
    assert 'class="proposal"' not in ben.read(AT).text


def test_a_proposal_is_taken_over_with_one_tap_and_credits_both(
    ann: Visitor, stranger: Visitor, proposal: int
) -> None:
    number = re.search(r'name="suggestion" value="(\d+)"', ann.read(AT).text)
    assert number
    ann.save("Te", "Nyt øverst.\n\n" + TEXT, name="Ann")
    assert ann.send("/wiki/Te/adoptions", form_at=AT, suggestion=number[1]).status_code == 303
    page = stranger.read("/wiki/Te/edit").text
    assert "Nyt øverst." in page
    assert WORDS in page
    page = stranger.read(AT).text
    assert "<b>Taken over</b> by Ann" in page
    assert "<b>Open</b>" not in page
    assert "took up what Ben suggested" in stranger.read("/wiki/Te/history").text


def test_a_proposal_is_declined_with_a_word_why(
    ann: Visitor, stranger: Visitor, proposal: int, comment: Say
) -> None:
    form = ann.read(f"{AT}?reply={proposal}&declines").text
    assert "Why it should stay as it is" in form
    assert hidden_fields(form)["declines"] == "1"
    why = comment(ann, "Så bliver den tynd.", answers=proposal, declines=1)
    page = stranger.read(AT).text
    assert "<b>Declined</b> by Ann" in page
    assert f'<a href="/comments/{why}">Why</a>' in page
    ann.send(f"/comments/{why}/deletion")
    assert "<b>Open</b>" in stranger.read(AT).text


def test_a_decline_says_why(ann: Visitor, proposal: int) -> None:
    answer = ann.send(AT, form_at=f"{AT}?write", body=" ", answers=proposal, declines=1)
    assert answer.status_code == 422
    assert hidden_fields(answer.text)["declines"] == "1"


def test_only_what_proposes_something_can_be_declined(ann: Visitor, ben: Visitor, comment: Say) -> None:
    number = comment(ben, "Hvilken slags?")
    answer = ann.send(AT, form_at=f"{AT}?write", body="Nej.", answers=number, declines=1)
    assert answer.status_code == 422


def test_what_is_proposed_for_an_older_version_is_joined_with_what_came_since(
    ann: Visitor, ben: Visitor, comment: Say
) -> None:
    ann.save("Te", TEXT.replace("skive citron", "skive appelsin"))
    comment(ben, "Tre!", quote=ABOUT, revision=1, words=WORDS)
    ann.send("/wiki/Te/adoptions", form_at=AT, suggestion=3)
    page = ann.read("/wiki/Te/edit").text
    assert WORDS in page
    assert "appelsin" in page


@pytest.mark.parametrize(
    ("now", "words", "sentence"),
    [
        (TEXT.replace("fem minutter", "fire minutter"), WORDS, "The text was changed there meanwhile."),
        (TEXT.replace("fem minutter", "**tre** minutter"), WORDS, "That is what the text says already."),
    ],
)
def test_what_can_not_be_proposed_is_said_so_and_nothing_typed_is_lost(
    ann: Visitor, ben: Visitor, now: str, words: str, sentence: str
) -> None:
    ann.save("Te", now)
    fields = {"body": "Tre!", "quote": ABOUT, "revision": 1, "words": words}
    answer = ben.send(AT, form_at=f"{AT}?write", **fields)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert f"{words}</textarea>" in answer.text
    assert "Tre!</textarea>" in answer.text


def test_nothing_is_suggested_where_the_comment_can_not_be_kept(ben: Visitor) -> None:
    fields = {"body": " ", "quote": ABOUT, "words": WORDS}
    assert ben.send(AT, form_at=f"{AT}?write", **fields).status_code == 422
    assert ben.read("/wiki/Te/revisions/2").status_code == 404
