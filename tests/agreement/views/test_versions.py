"""Marked versions, as their readers see them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.browsing import hidden_fields
from wikiapp.people.role import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from werkzeug.test import TestResponse

    from tests.browsing import Visitor

PAGE, VERSIONS, VERSION = "/wiki/Te", "/wiki/Te/versions", "/wiki/Te/versions/1"


def mark(visitor: Visitor, number: int = 1, **fields: object) -> TestResponse:
    form = visitor.read(f"{VERSIONS}?revision={number}").text
    return visitor.client.post(VERSIONS, data={**hidden_fields(form), **fields})


def plain(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_a_version_is_marked_with_the_support_that_it_has(
    moderator: Visitor, ben: Visitor, stranger: Visitor
) -> None:
    ben.client.post(f"{PAGE}/agreements", data=hidden_fields(ben.read(f"{PAGE}/agreements").text))
    assert f"{VERSIONS}?revision=1" in moderator.read(f"{PAGE}/revisions/1").text
    answer = mark(moderator, title="Definitionen <fra> i dag", name="Ann")
    assert (answer.status_code, answer.headers["Location"]) == (303, VERSION)
    moderator.save("Te", "Alt er nyt og har ingen støtte.\n")
    page = stranger.read(VERSION)
    assert page.status_code == 200
    assert "Definitionen &lt;fra&gt; i dag</strong>, 1 supporter" in page.text
    assert "en to tre fire" in page.text
    assert "marked by Ann" in plain(page.text)
    assert f'href="{PAGE}/diff?from=1&amp;to=2"' in page.text


def test_marked_versions_are_listed_in_the_history_and_named_on_the_page(
    moderator: Visitor, stranger: Visitor
) -> None:
    assert "Marked" not in plain(stranger.read(f"{PAGE}/history").text)
    assert "Marked" not in plain(stranger.read(PAGE).text)
    mark(moderator, title="Den første")
    moderator.save("Te", "To.\n")
    history = plain(stranger.read(f"{PAGE}/history").text)
    assert "Marked versions Den første 0 supporters" in history
    assert "Marked: Den første , 0 supporters" in plain(stranger.read(PAGE).text)
    assert "Den første , 0 supporters" in plain(stranger.read(f"{PAGE}/revisions/1").text)
    assert "Mark this version" not in stranger.read(f"{PAGE}/revisions/1").text
    answer = stranger.read(VERSIONS)
    assert (answer.status_code, answer.headers["Location"]) == (303, f"{PAGE}/history#ui_marked")


def test_without_a_name_it_is_the_version_of_its_day(moderator: Visitor, stranger: Visitor) -> None:
    form = moderator.read(f"{VERSIONS}?revision=1").text
    suggested = re.search(r'name="title" value="(The version of [^"]+)"', form)
    assert suggested
    mark(moderator, title="  ")
    assert f"<strong>{suggested[1]}</strong>" in stranger.read(VERSION).text


def test_an_address_that_was_given_away_still_shows_what_it_said(
    moderator: Visitor, signed_in: Callable[[str, Role], Visitor], stranger: Visitor
) -> None:
    ben = signed_in("Ben", Role.MODERATOR)
    mark(moderator, title="Den første")
    form = ben.read(VERSION).text
    assert ben.client.post(f"{VERSION}/withdrawal", data={**hidden_fields(form), "name": "Ben"}).status_code == 303
    page = stranger.read(VERSION)
    assert (page.status_code, "en to tre" in page.text) == (200, True)
    assert "This version is no longer marked. It was called “Den første” and had 0 supporters." in plain(page.text)
    assert "The mark was taken off by Ben" in plain(page.text)
    assert "Marked versions" not in stranger.read(f"{PAGE}/history").text
    assert "Take the mark off" not in page.text
    assert mark(moderator, title="Igen").headers["Location"] == VERSION
    assert "<strong>Igen</strong>" in stranger.read(VERSION).text


def test_who_only_reads_a_quoted_version_gets_it_from_memory_and_no_cookie(
    moderator: Visitor, stranger: Visitor
) -> None:
    mark(moderator, title="Den første")
    first, again = stranger.read(VERSION), stranger.read(VERSION)
    assert "Set-Cookie" not in first.headers
    assert "Take the mark off" not in first.text
    assert again.headers["ETag"] == first.headers["ETag"]
    assert stranger.read(VERSION, If_None_Match=first.headers["ETag"]).status_code == 304
    assert "Take the mark off" in moderator.read(VERSION).text


def test_marking_twice_and_taking_off_twice_is_told(moderator: Visitor) -> None:
    data = hidden_fields(moderator.read(f"{VERSIONS}?revision=1").text)
    for _ in range(2):
        answer = moderator.client.post(VERSIONS, data=data, follow_redirects=True)
    assert "That version is marked already." in answer.text
    assert moderator.read(f"{VERSIONS}?revision=1").headers["Location"] == VERSION
    data = hidden_fields(moderator.read(VERSION).text)
    for _ in range(2):
        answer = moderator.client.post(f"{VERSION}/withdrawal", data=data, follow_redirects=True)
    assert "marked." in plain(answer.text)
    assert "That version isn&#39;t marked." in answer.text


@pytest.mark.parametrize(
    "path", [f"{VERSIONS}/2", f"{VERSIONS}/9", f"{VERSIONS}?revision=9", "/wiki/Kaffe/versions/1"]
)
def test_what_was_never_marked_or_never_there_is_not_found(moderator: Visitor, path: str) -> None:
    moderator.save("Te", "To.\n")
    assert moderator.read(path).status_code == 404


def test_what_cannot_be_marked_is_refused(moderator: Visitor) -> None:
    token = moderator.token(f"{VERSIONS}?revision=1")
    for fields in ({"revision": "9"}, {}, {"revision": "x"}):
        assert moderator.client.post(VERSIONS, data={"csrf_token": token, **fields}).status_code == 404
    bad = {"csrf_token": token, "revision": "1", "title": "a\x00b"}
    assert moderator.client.post(VERSIONS, data=bad).status_code == 400
    assert moderator.client.post(f"{VERSIONS}/9/withdrawal", data={"csrf_token": token}).status_code == 404


def test_only_moderators_mark(moderator: Visitor, ann: Visitor) -> None:
    mark(moderator, title="Den første")
    form = {"csrf_token": ann.token(), "revision": "1", "title": "Min"}
    ann.save("Te", "To.\n")
    assert ann.read(f"{VERSIONS}?revision=2").location.startswith("/sign-in?")
    assert ann.client.post(VERSIONS, data=form).status_code == 403
    assert ann.client.post(f"{VERSION}/withdrawal", data=form).status_code == 403
    assert "Take the mark off" not in ann.read(VERSION).text
    ann.save("Te", "To.\n")
    assert "Mark this version" not in ann.read(f"{PAGE}/revisions/2").text
