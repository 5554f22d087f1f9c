"""A discussion as its readers and writers meet it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.browsing import hidden_fields
from wikiapp.discussion.comment import LARGEST_COMMENT
from wikiapp.discussion.threads import ANSWERS, LONG_THREAD, ROOM

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browsing import Visitor

    Say = Callable[..., int]

AT = "/wiki/Te/discussion"


@pytest.fixture(autouse=True)
def _tea(ann: Visitor) -> None:
    ann.save("Te", "Te er godt.\n")


def told(page: str) -> list[int]:
    """Return the numbers of the comments on a page, from top to bottom."""
    return [int(number) for number in re.findall(r'id="comment-(\d+)"', page)]


def test_a_page_that_nobody_has_talked_about_says_so_and_how_to_begin(stranger: Visitor) -> None:
    page = stranger.read(AT)
    assert page.status_code == 200
    assert "Nobody has said anything yet." in page.text
    assert f'href="{AT}?write#ui_body"' in page.text
    assert "Set-Cookie" not in page.headers


def test_what_is_said_shows_at_once_and_on_the_tab_too(ben: Visitor, stranger: Visitor, comment: Say) -> None:
    assert 'class="count"' not in stranger.read("/wiki/Te").text
    comment(ben, "Hvilken *slags*?", name="Ben")
    assert 'Discuss <span class="count">1</span>' in stranger.read("/wiki/Te").text
    page = stranger.read(AT).text
    assert "Hvilken <em>slags</em>?" in page
    assert ">Ben</a>" in page
    assert "1 comment" in page


def test_newest_threads_come_first_and_answers_in_the_order_in_which_they_were_said(
    ann: Visitor, ben: Visitor, comment: Say
) -> None:
    first = comment(ben, "Hvilken slags?")
    second = comment(ben, "Hvornår?")
    answer = comment(ann, "Grøn.", answers=first)
    again = comment(ben, "Hvorfor?", answers=answer)
    last = comment(ann, "Eller sort.", answers=first)
    assert told(ben.read(AT).text) == [second, first, answer, again, last]


def test_an_answer_to_an_answer_says_whom_it_answers(ann: Visitor, ben: Visitor, comment: Say) -> None:
    first = comment(ben, "Hvilken slags?", name="Ben")
    answer = comment(ann, "Grøn.", answers=first, name="Ann")
    comment(ben, "Hvorfor?", answers=answer)
    page = ben.read(AT).text
    assert f'to <a href="#comment-{answer}">Ann</a>' in page
    assert f'to <a href="#comment-{first}">Ben</a>' not in page


def test_the_form_for_an_answer_stands_below_what_it_answers(ann: Visitor, ben: Visitor, comment: Say) -> None:
    first, second = comment(ben, "Hvilken slags?", name="Ben"), comment(ben, "Hvornår?")
    page = ann.read(f"{AT}?reply={first}").text
    assert page.index(f'id="comment-{second}"') < page.index(f'id="comment-{first}"') < page.index("<textarea")
    assert "Your answer to Ben" in page
    assert hidden_fields(page)["answers"] == str(first)


def test_a_comment_leads_to_its_place_on_whatever_page_that_is(
    ben: Visitor, stranger: Visitor, comment: Say
) -> None:
    first = comment(ben, "Den første.")
    answers = [comment(ben, f"Svar {number}.", answers=first) for number in range(ANSWERS + 1)]
    others = [comment(ben, f"Tråd {number}.") for number in range(ROOM)]
    for number in (first, answers[0], answers[-1], others[0], others[-1]):
        found = stranger.read(f"/comments/{number}")
        assert found.status_code == 302
        address, _, place = found.headers["Location"].partition("#")
        assert place == f"comment-{number}"
        assert number in told(stranger.read(address).text)


def test_a_discussion_goes_on_over_pages_and_back(ben: Visitor, comment: Say) -> None:
    said = [comment(ben, f"Tråd {number}.") for number in range(ROOM * 2 + 1)]
    seen, address = [], AT
    while address:
        page = ben.read(address).text
        seen.append(told(page))
        older = re.search(r'href="([^"]+)" rel="next"', page)
        address = older[1] if older else ""
    assert [number for numbers in seen for number in numbers] == said[::-1]
    newer = re.search(r'href="([^"]+)" rel="prev"', page)
    assert newer
    assert told(ben.read(newer[1]).text) == seen[1]


def test_a_long_thread_is_read_alone_and_in_pages(ben: Visitor, comment: Say) -> None:
    first = comment(ben, "Den første.")
    answers = [comment(ben, f"Svar {number}.", answers=first) for number in range(LONG_THREAD + 2)]
    page = ben.read(AT).text
    assert told(page) == [first, *answers[:ANSWERS]]
    assert f"{LONG_THREAD + 2 - ANSWERS} more answers" in page
    page = ben.read(f"{AT}?thread={first}").text
    assert told(page) == [first, *answers[:LONG_THREAD]]
    assert told(ben.read(f"{AT}?thread={first}&start={answers[LONG_THREAD]}").text) == [first, *answers[-2:]]
    place = ben.read(f"/comments/{answers[-1]}").headers["Location"]
    assert answers[-1] in told(ben.read(place.partition("#")[0]).text)


def test_a_deleted_comment_is_gone_unless_it_was_answered(ann: Visitor, ben: Visitor, comment: Say) -> None:
    first, second = comment(ben, "Hvilken slags?", name="Ben"), comment(ben, "Glem det.")
    answer = comment(ann, "Grøn.", answers=first)
    for number in (first, second):
        ben.send(f"/comments/{number}/deletion")
    page = ann.read(AT).text
    assert told(page) == [first, answer]
    assert "Hvilken slags?" not in page
    assert "Deleted by Ben" in page
    assert (ann.read(f"/comments/{first}").status_code, ann.read(f"/comments/{second}").status_code) == (302, 410)
    ann.send(f"/comments/{answer}/deletion")
    assert told(ann.read(AT).text) == []
    ben.send(f"/comments/{second}/restoration")
    assert told(ann.read(AT).text) == [second]


def test_one_edits_ones_own_comment_and_its_history_shows_how(
    ben: Visitor, stranger: Visitor, comment: Say
) -> None:
    number = comment(ben, "Hvilken slags?")
    assert f'href="/comments/{number}/edit"' in ben.read(AT).text
    assert f'href="/comments/{number}/edit"' not in stranger.read(AT).text
    held = hidden_fields(ben.read(f"/comments/{number}/edit").text)
    answer = ben.client.post(
        f"/comments/{number}/edit", data={**held, "body": "Hvilken slags te?", "language": "da"}
    )
    assert answer.status_code == 303
    page = stranger.read(AT).text
    assert "Hvilken slags te?" in page
    assert f'<a href="/comments/{number}/history">edited</a>' in page
    assert stranger.read(f"/comments/{number}/history").status_code == 200
    assert "<ins>" in stranger.read(f"/comments/{number}/diff").text


@pytest.mark.parametrize("act", ["edit", "deletion", "reverts", "undos", "adoptions", "rollbacks", "restoration"])
def test_nobody_changes_anothers_comment(ann: Visitor, ben: Visitor, comment: Say, act: str) -> None:
    number = comment(ben, "Hvilken slags?")
    answer = ann.send(f"/comments/{number}/{act}", body="Ingen.", to=1, revision=1, suggestion=1, latest=1)
    assert answer.status_code == 403
    assert "somebody else" in answer.text
    assert "Hvilken slags?" in ann.read(AT).text


def test_two_windows_that_change_one_comment_are_asked_which(ben: Visitor, comment: Say) -> None:
    number = comment(ben, "Hvilken slags?")
    held = hidden_fields(ben.read(f"/comments/{number}/edit").text)
    for body, code in (("Hvilken grøn slags?", 303), ("Hvilken sort slags?", 409)):
        answer = ben.client.post(f"/comments/{number}/edit", data={**held, "body": body, "language": "da"})
        assert answer.status_code == code
    assert "Hvilken sort slags?" in answer.text


@pytest.mark.parametrize(
    ("body", "code", "sentence"),
    [
        ("  ", 422, "Nothing is written here yet."),
        ("å" * LARGEST_COMMENT, 413, "too long for one comment"),
        ("Te\0!", 422, "signs that can&#39;t be kept"),
    ],
    ids=["blanks", "much", "signs"],
)
def test_what_can_not_be_said_is_still_in_the_form(
    ben: Visitor, comment: Say, body: str, code: int, sentence: str
) -> None:
    first = comment(ben, "Hvilken slags?")
    answer = ben.send(AT, form_at=f"{AT}?write", body=body, answers=first, name="Ben")
    assert answer.status_code == code
    assert sentence in answer.text
    assert hidden_fields(answer.text)["answers"] == str(first)
    assert body.replace("\0", "")[:50] in answer.text.replace("\0", "")


def test_an_answer_to_what_is_not_there_can_be_sent_as_a_comment_of_its_own(ben: Visitor) -> None:
    answer = ben.send(AT, form_at=f"{AT}?write", body="Grøn.", answers=99)
    assert answer.status_code == 422
    assert "Grøn." in answer.text
    assert "answers" not in hidden_fields(answer.text)


def test_a_form_that_has_expired_gives_back_what_was_typed(ben: Visitor) -> None:
    answer = ben.client.post(AT, data={"body": "Hvilken slags?"})
    assert answer.status_code == 400
    assert "Hvilken slags?" in answer.text


def test_comments_tell_of_themselves_among_everybodys_changes(ben: Visitor, comment: Say) -> None:
    number = comment(ben, "Hvilken slags?", name="Ben")
    page = ben.read("/changes").text
    assert f'<a class="to" href="/comments/{number}">Te</a>' in page
    assert "wrote a comment" in page


def test_two_comments_with_footnotes_do_not_share_their_places(ben: Visitor, comment: Say) -> None:
    for _ in range(2):
        number = comment(ben, "# Te\n\nGod.[^1]\n\n[^1]: Siger jeg.\n")
    page = ben.read(AT).text
    assert 'id="fn' not in page
    assert f'href="/comments/{number}/revisions/1#fn' in page


@pytest.mark.parametrize(
    "query", ["before=0", "before=x", "thread=99", "thread=x&start=y", "reply=99", "before=99999999999"]
)
def test_an_address_that_makes_no_sense_shows_what_there_is(ben: Visitor, comment: Say, query: str) -> None:
    comment(ben, "Hvilken slags?")
    assert ben.read(f"{AT}?{query}").status_code == 200


@pytest.mark.parametrize("address", ["99", "x", "1", "99999999999999999999"])
def test_a_comment_that_is_not_there_is_not_found(ben: Visitor, address: str) -> None:
    assert ben.read(f"/comments/{address}").status_code == 404


def test_what_is_said_of_a_deleted_page_can_still_be_read(ann: Visitor, ben: Visitor, comment: Say) -> None:
    comment(ben, "Hvorfor skulle den væk?")
    ann.send("/wiki/Te/deletion")
    assert "Hvorfor skulle den væk?" in ben.read(AT).text
    assert comment(ben, "Kan den komme igen?")


def test_nothing_in_a_comment_is_html_of_its_own(ben: Visitor, comment: Say) -> None:
    comment(ben, "<script>alert(1)</script> [x](javascript:alert(1))")
    page = ben.read(AT).text
    assert "<script>alert" not in page
    assert 'href="javascript' not in page
