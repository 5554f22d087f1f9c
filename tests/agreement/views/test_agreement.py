"""Agreeing with a page, as its readers see it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.browsing import hidden_fields

if TYPE_CHECKING:
    from flask import Flask
    from werkzeug.test import TestResponse

    from tests.browsing import Visitor

PAGE, FORM = "/wiki/Te", "/wiki/Te/agreements"
NEARLY = "en to tre fire fem seks syv otte ni ti elleve\n"
OTHER = "Noget helt andet end før, og mere af det.\n"


def agree(visitor: Visitor, **fields: object) -> TestResponse:
    """Send the form that asks, as it stands."""
    answer = visitor.client.post(FORM, data={**hidden_fields(visitor.read(FORM).text), **fields})
    assert (answer.status_code, answer.headers["Location"]) == (303, f"{PAGE}#ui_agreement")
    return answer


def take_back(visitor: Visitor) -> TestResponse:
    return visitor.send(f"{FORM}/withdrawal", form_at=FORM)


def shown(visitor: Visitor, path: str = PAGE) -> str:
    """Return what stands below a page, without tags."""
    part = re.search(r'<section class="agreement".*?</section>', visitor.read(path).text, re.DOTALL)
    assert part
    return " ".join(re.sub(r"<[^>]+>", " ", part[0]).split())


def test_a_guest_says_so_and_is_counted_for_everybody(stranger: Visitor, ben: Visitor) -> None:
    assert "Nobody has said yet that they agree" in shown(stranger)
    agree(ben, name="Ben")
    assert "1 person agrees with what it says now A signal, not a vote" in shown(stranger)
    assert "This is what I think too" in shown(stranger)
    assert "You think so too" in shown(ben)
    assert '<a class="self" href="/people/2">Ben</a>' in ben.read(PAGE).text


def test_a_page_that_strangers_share_is_answered_from_memory_until_somebody_agrees(
    app: Flask, stranger: Visitor, ben: Visitor
) -> None:
    before = stranger.read(PAGE).headers["ETag"]
    ben.save("Kaffe", "Kaffe.\n")
    assert stranger.read(PAGE, If_None_Match=before).status_code == 304
    agree(ben)
    assert stranger.read(PAGE, If_None_Match=before).status_code == 200
    take_back(ben)
    assert "Nobody has said yet that they agree" in shown(stranger)


def test_who_is_known_says_so_with_one_tap_and_takes_it_back_with_one(ann: Visitor) -> None:
    form = re.search(rf'<form method="post" action="{FORM}">.*?</form>', ann.read(PAGE).text)
    assert form
    answer = ann.client.post(FORM, data=hidden_fields(form[0]), follow_redirects=True)
    assert "Noted: this is what you think too." in answer.text
    assert "1 person agrees" in shown(ann)
    assert "Taken back" in ann.client.get(take_back(ann).headers["Location"]).text
    assert "Nobody has said yet" in shown(ann)


def test_saying_it_twice_counts_once(ben: Visitor, stranger: Visitor) -> None:
    data = hidden_fields(ben.read(FORM).text)
    for _ in range(2):
        answer = ben.client.post(FORM, data=data, follow_redirects=True)
    assert "You agree with that already." in answer.text
    assert "1 person agrees" in shown(stranger)
    stranger_answer = take_back(stranger)
    assert "so there was nothing to take back" in stranger.client.get(stranger_answer.headers["Location"]).text
    assert "1 person agrees" in shown(stranger)


def test_a_small_change_leaves_it_standing(ann: Visitor, ben: Visitor, stranger: Visitor) -> None:
    agree(ben)
    ann.save("Te", NEARLY)
    assert "1 person agrees" in shown(stranger)
    assert "You think so too" in shown(ben)


def test_who_agreed_with_other_words_is_asked_again_and_shown_what_changed(
    ann: Visitor, ben: Visitor, stranger: Visitor
) -> None:
    agree(ben)
    ann.save("Te", OTHER)
    assert "Nobody has said yet" in shown(stranger)
    page = ben.read(PAGE).text
    assert "The text has changed since you agreed (100% of the words)." in page
    assert f'<a href="{PAGE}/diff?from=1&amp;to=2">See what changed</a>' in page
    assert ben.read(f"{PAGE}/diff?from=1&to=2").status_code == 200
    agree(ben)
    assert "Do you still agree?" not in ben.read(PAGE).text
    assert "1 person agrees" in shown(stranger)


def test_who_no_longer_agrees_is_asked_no_more(ann: Visitor, ben: Visitor) -> None:
    agree(ben)
    ann.save("Te", OTHER)
    take_back(ben)
    assert "Do you still agree?" not in ben.read(PAGE).text


def test_what_somebody_read_counts_not_what_was_written_meanwhile(
    ann: Visitor, ben: Visitor, stranger: Visitor
) -> None:
    read = hidden_fields(ben.read(FORM).text)
    ann.save("Te", OTHER)
    assert ben.client.post(FORM, data=read).status_code == 303
    assert "Nobody has said yet" in shown(stranger)
    assert "Do you still agree?" in ben.read(PAGE).text


@pytest.mark.parametrize(("revision", "code"), [("9", 404), ("0", 404), ("x", 303), ("-1", 404)])
def test_a_version_that_is_not_there_is_refused(ben: Visitor, revision: str, code: int) -> None:
    assert ben.send(FORM, form_at=FORM, revision=revision).status_code == code


def test_forms_of_others_are_refused(ben: Visitor, stranger: Visitor) -> None:
    for path in (FORM, f"{FORM}/withdrawal", f"{PAGE}/versions", f"{PAGE}/versions/1/withdrawal"):
        assert ben.client.post(path, data={"revision": "1"}).status_code == 400
    assert "Nobody has said yet" in shown(stranger)


def test_what_is_deleted_or_was_never_there_or_leads_on_asks_nobody(ann: Visitor, ben: Visitor) -> None:
    ben.save("Tea", "#REDIRECT [[Te]]\n")
    assert 'class="agreement"' not in ben.read("/wiki/Tea?redirect=no").text
    assert ben.read("/wiki/Kaffe/agreements").status_code == 404
    token = ben.token(FORM)
    ann.send(f"{PAGE}/deletion", form_at=f"{PAGE}/deletion")
    assert ben.read(FORM).status_code == 410
    assert ben.client.post(FORM, data={"csrf_token": token}).status_code == 410
    assert ben.client.post(f"{FORM}/withdrawal", data={"csrf_token": token}).status_code == 410


def test_what_is_no_kind_to_agree_with_asks_nobody(ann: Visitor) -> None:
    ann.send("/blog/new", title="Om te", body="Te.\n", language="da", publish="1")
    assert ann.read("/blog/om-te/agreements").status_code == 404
    for path in ("/blog/om-te", "/blog/om-te/history", "/blog/om-te/revisions/1"):
        answer = ann.read(path)
        assert answer.status_code == 200
        assert "agreements" not in answer.text
        assert "Mark this version" not in answer.text


def test_no_page_can_be_called_what_hangs_behind_pages(ann: Visitor) -> None:
    for title in ("Te/agreements", "Te/Versions", "Te/versions/3"):
        assert ann.send("/wiki/new", title=title, body="Nej.\n", language="da").status_code == 422


def test_a_history_shows_what_support_each_version_had(ann: Visitor, ben: Visitor, stranger: Visitor) -> None:
    agree(ann)
    agree(ben)
    ann.save("Te", NEARLY)
    ann.save("Te", OTHER)
    agree(ben)
    lines = re.findall(r"<li>.*?</li>", stranger.read(f"{PAGE}/history").text, re.DOTALL)
    counts = [
        re.findall(r'<small class="support">([^<]+)</small>', line) for line in lines if "revisions/" in line
    ]
    assert counts == [["1 supporter"], ["2 supporters"], ["2 supporters"]]
    assert "2 people agreed with it when the next version came" in stranger.read(f"{PAGE}/revisions/1").text
    assert "1 person agrees with what it says" in stranger.read(f"{PAGE}/revisions/3").text
