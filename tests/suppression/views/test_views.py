"""What moderators do about it with a browser, and what others are told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.kinds import KINDS, Kind
from tests.suppression.conftest import FORBIDDEN, NUMBER, SECRET
from wikiapp.files.file import File

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browsing import Visitor
    from wikiapp.database import Database

FORM = "/wiki/Te/suppressions"


def test_a_moderator_suppresses_looks_and_shows_again_and_the_log_tells_it(
    told: int, moderator: Visitor, stranger: Visitor
) -> None:
    assert told == 1
    path = f"/wiki/Te/revisions/{NUMBER}"
    assert 'value="3"' in moderator.read(f"{FORM}?revision={NUMBER}").text
    parts = {"of_text": "1", "of_summary": "1", "of_author": "1"}
    answer = moderator.send(FORM, FORM, revision=str(NUMBER), summary="GDPR", **parts)
    assert (answer.status_code, answer.location) == (303, "/wiki/Te/history")
    stub = moderator.read(path).text
    assert not FORBIDDEN.search(stub)
    assert "This text is suppressed" in stranger.read(path).text
    look = moderator.send("/wiki/Te/looks", path, revision=str(NUMBER))
    assert SECRET in look.text
    assert look.headers["Cache-Control"] == "private, no-cache"
    assert moderator.send("/wiki/Te/disclosures", path, revision=str(NUMBER)).status_code == 303
    assert SECRET in stranger.read(path).text
    log = re.sub(r"<[^>]*>|\s+", " ", stranger.read("/moderation/log").text.split("<ol")[1])
    for deed in (
        "suppressed something in",
        "looked at what is suppressed in",
        "shows again what was suppressed in",
    ):
        assert deed in log
    assert "text, summary, author" in log
    assert "GDPR" in log


def test_all_versions_with_certain_words_are_suppressed_at_once(
    told: int, moderator: Visitor, stranger: Visitor
) -> None:
    assert told == 1
    answer = moderator.send(FORM, FORM, revision="1", words=SECRET, of_text="1")
    assert answer.status_code == 303
    assert SECRET not in stranger.read(f"/wiki/Te/revisions/{NUMBER}").text
    assert "Kaffe" in stranger.read("/wiki/Te/revisions/2").text


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"revision": "3"}, "Choose what shall not be shown"),
        ({"revision": "9", "of_text": "1"}, "There are no such versions"),
        ({"revision": "3", "last": "2", "of_text": "1"}, "There are no such versions"),
        ({"revision": "3", "of_text": "1", "words": "findes ikke"}, "stand in no version"),
    ],
)
def test_a_form_that_makes_no_sense_says_so(
    told: int, moderator: Visitor, sent: dict[str, str], sentence: str
) -> None:
    assert told == 1
    answer = moderator.send(FORM, FORM, **sent)
    assert answer.status_code == 422
    assert sentence in answer.text


def test_only_moderators_do_it(told: int, ann: Visitor, hide: Callable[..., list[int]]) -> None:
    ann.save("Vand", "Vand er vådt.")
    hide(told)
    token = "/wiki/Te/edit"
    assert ann.read(FORM).status_code == 302
    for path in (FORM, "/wiki/Te/looks", "/wiki/Te/disclosures"):
        assert ann.send(path, token, revision=str(NUMBER), of_text="1").status_code == 403


def test_whoever_would_bring_it_back_is_told_so(told: int, hide: Callable[..., list[int]], ann: Visitor) -> None:
    hide(told)
    for path, sent in (
        ("/wiki/Te/reverts", {"to": str(NUMBER)}), ("/wiki/Te/undos", {"revision": "4"}),
        ("/wiki/Te/undos", {"revision": str(NUMBER)}),
    ):  # fmt: skip
        answer = ann.send(path, "/wiki/Te/edit", **sent)
        assert answer.status_code == 403
        assert "suppressed" in answer.text


def test_there_is_nothing_to_look_at_where_nothing_is_suppressed(told: int, moderator: Visitor) -> None:
    assert told == 1
    for number in ("1", "99", "x"):
        assert moderator.send("/wiki/Te/looks", FORM, revision=number).status_code == 404


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.model.__name__)
def test_any_kind_of_content_can_be_suppressed(kind: Kind, ann: Visitor, moderator: Visitor) -> None:
    said = {"title": "Te", "body": f"{SECRET} bor her.", "language": "da", **kind.fields()}
    path = ann.send(kind.begun_at, kind.begun_at, **said).location
    assert SECRET in ann.read(path).text
    answer = moderator.send(f"{path}/suppressions", f"{path}/suppressions", revision="1", of_text="1")
    assert answer.status_code == 303
    assert SECRET not in ann.read(path).text
    assert SECRET not in ann.read(f"{path}/revisions/1").text


def test_a_comment_can_be_suppressed_too(told: int, moderator: Visitor, stranger: Visitor) -> None:
    assert told == 1
    number = re.findall(r'id="comment-(\d+)"', stranger.read("/wiki/Te/discussion").text)[0]
    path = f"/comments/{number}/suppressions"
    assert moderator.send(path, path, revision="1", of_text="1", of_author="1").status_code == 303
    assert "Passer det" not in stranger.read("/wiki/Te/discussion").text
    assert "Ben" not in stranger.read("/wiki/Te/discussion").text


def test_the_bytes_of_a_suppressed_picture_are_handed_out_no_more(
    ann: Visitor, moderator: Visitor, stranger: Visitor, database: Database, exported: Callable[..., bytes]
) -> None:
    [kind] = [kind for kind in KINDS if kind.model is File]
    sent = {"title": "Te", "body": "Te.", "language": "da", **kind.fields()}
    path = ann.send(kind.begun_at, kind.begun_at, **sent).location
    page = stranger.read(path).text
    addresses = set(re.findall(r"/files/[0-9a-f]{64}/[^\"\s]+", page))
    assert addresses
    assert _answers(stranger, addresses) == {200}
    moderator.send(f"{path}/suppressions", f"{path}/suppressions", revision="1", of_text="1")
    assert _answers(stranger, addresses) == {404}
    assert b'"data"' not in exported(database)
    moderator.send(f"{path}/disclosures", f"{path}/revisions/1", revision="1")
    assert _answers(stranger, addresses) == {200}


def _answers(reader: Visitor, addresses: set[str]) -> set[int]:
    codes = set()
    for address in addresses:
        with reader.read(address) as answer:
            codes.add(answer.status_code)
    return codes
