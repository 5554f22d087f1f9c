"""A draft is there for whoever holds its private address, and for nobody else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.browsing import Visitor, hidden_fields

if TYPE_CHECKING:
    from flask import Flask
    from werkzeug.test import TestResponse

BODY = "En hemmelighed om [[Lakrids]].\n\n[[Kategori:Hemmeligt]]\n"
LISTS = [
    "/", "/changes", "/changes.atom", "/people/1", "/people/1/feed.atom", "/blog/", "/blog/feed.atom",
    "/blog/?tag=Hemmeligt", "/blog/?month=2026-11", "/sitemap.xml", "/pages", "/pages/wanted", "/pages/orphaned",
    "/categories", "/wiki/Lakrids", "/wiki/Lakrids/links", "/wiki/Lakrids/moves", "/wiki/Kategori:Hemmeligt",
]  # fmt: skip
SUFFIXES = ["", "/edit", "/history", "/revisions/1", "/diff", "/deletion", "/feed.atom"]


@pytest.fixture
def address(ann: Visitor) -> str:
    """The private address of a draft of Ann's."""
    fields = {"title": "Endnu ikke", "body": BODY, "language": "da", "name": "Ann"}
    answer = ann.send("/blog/new", form_at="/blog/new", **fields)
    assert answer.status_code == 303
    return str(answer.location)


def saved(who: Visitor, address: str, body: str, title: str = "Endnu ikke", **fields: str) -> TestResponse:
    held = hidden_fields(who.read(f"{address}/edit").text)
    said = {**held, "title": title, "body": body, "language": "da", **fields}
    return who.client.post(f"{address}/edit", data=said)


def test_its_address_can_not_be_guessed(address: str, stranger: Visitor) -> None:
    number, signature = re.fullmatch(r"/blog/drafts/(\d+)-([\w-]{43})", address).groups()  # type: ignore[union-attr]
    for guess in (
        f"{number}-",
        f"{number}-{signature[:-1]}",
        f"{number}-{signature[:-1]}!",
        f"2-{signature}",
        "x",
    ):
        answer = stranger.read(f"/blog/drafts/{guess}")
        assert answer.status_code == 404
        assert "hemmelighed" not in answer.text


def test_whoever_holds_its_address_reads_and_goes_on(address: str, ben: Visitor) -> None:
    for suffix in SUFFIXES:
        assert ben.read(address + suffix).status_code == 200, suffix
    assert saved(ben, address, "En anden hemmelighed.\n", name="Ben").location == address
    assert "En anden hemmelighed." in ben.read(address).text


def test_all_that_leads_to_it_on_its_own_pages_is_private_too(address: str, ann: Visitor) -> None:
    saved(ann, address, "En anden hemmelighed.\n")
    for suffix in SUFFIXES:
        page = ann.read(address + suffix).text
        assert "/blog/endnu-ikke" not in page, suffix
        assert f"{address}" in page, suffix


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_no_answer_about_it_is_kept_on_the_way_or_listed(address: str, stranger: Visitor, suffix: str) -> None:
    for _ in range(2):
        answer = stranger.read(address + suffix)
        assert answer.headers["Cache-Control"] == "private, no-store"
        assert answer.headers["X-Robots-Tag"] == "noindex"
        assert "Last-Modified" not in answer.headers


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_strangers_do_not_find_it_where_it_would_stand(address: str, stranger: Visitor, suffix: str) -> None:
    there, nowhere = stranger.read(f"/blog/endnu-ikke{suffix}"), stranger.read(f"/blog/ingenting{suffix}")
    assert (there.status_code, there.text.replace("endnu-ikke", "ingenting")) == (404, nowhere.text)


def test_who_began_it_is_led_to_it(address: str, ann: Visitor, ben: Visitor) -> None:
    assert ann.read("/blog/endnu-ikke").location == address
    ben.save("Te", "Te.\n")
    assert ben.read("/blog/endnu-ikke").status_code == 404


def test_who_began_it_finds_it_where_posts_are_begun(address: str, ann: Visitor, stranger: Visitor) -> None:
    assert f'href="{address}/edit"' in ann.read("/blog/new").text
    assert "Endnu ikke" not in stranger.read("/blog/new").text


@pytest.mark.parametrize("path", LISTS)
def test_nothing_that_is_listed_anywhere_tells_of_it(app: Flask, address: str, ann: Visitor, path: str) -> None:
    ann.save("Lakrids", "Sort.\n")
    ann.save("Kategori:Hemmeligt", "Om det.\n")
    saved(ann, address, BODY + "Mere.\n")
    answer = Visitor(app.test_client()).read(path)
    assert answer.status_code == 200
    assert not re.search(r"Endnu ikke|hemmelighed|endnu-ikke|/drafts/", answer.text)


def test_a_red_link_of_a_draft_is_nobodys_wish(address: str, stranger: Visitor) -> None:
    assert "Lakrids" not in stranger.read("/pages/wanted").text


def test_it_is_published_by_whoever_holds_its_address(address: str, ben: Visitor, stranger: Visitor) -> None:
    token = hidden_fields(ben.read(address).text)["csrf_token"]
    answer = ben.client.post(f"{address}/publication", data={"csrf_token": token})
    assert (answer.status_code, answer.location) == (303, "/blog/endnu-ikke")
    page = stranger.read("/blog/endnu-ikke")
    assert page.status_code == 200
    assert 'href="/people/1">Ann' in page.text
    assert stranger.read("/blog/endnu-ikke/revisions/1").status_code == 200


def test_its_private_address_leads_to_where_it_stands_once_it_is_published(
    address: str, ann: Visitor, stranger: Visitor
) -> None:
    saved(ann, address, BODY, publish="1")
    for suffix in SUFFIXES:
        answer = stranger.read(address + suffix)
        assert (answer.status_code, answer.location) == (302, f"/blog/endnu-ikke{suffix}")
    token = hidden_fields(ann.read("/blog/new").text)["csrf_token"]
    assert ann.client.post(f"{address}/publication", data={"csrf_token": token}).location == "/blog/endnu-ikke"


def test_what_was_open_when_it_was_published_can_still_be_saved(address: str, ann: Visitor, ben: Visitor) -> None:
    held = hidden_fields(ben.read(f"{address}/edit").text)
    saved(ann, address, BODY, publish="1")
    sent = {**held, "title": "Endnu ikke", "body": BODY + "Bens linje.\n", "language": "da"}
    assert ben.client.post(f"{address}/edit", data=sent).location == "/blog/endnu-ikke"
    assert "Bens linje." in ben.read("/blog/endnu-ikke").text


def test_a_collision_of_two_who_write_one_draft_stays_private(address: str, ann: Visitor, ben: Visitor) -> None:
    saved(ben, address, BODY.replace("En", "Bens"))
    answer = saved(ann, address, BODY.replace("En", "Anns"), "Snart", based_on="1")
    assert answer.status_code == 409
    assert f'action="{address}/edit"' in answer.text
    assert answer.headers["Cache-Control"] == "private, no-store"
    held = hidden_fields(answer.text)
    sent = {**held, "mine": BODY.replace("En", "Anns"), "choice-0": "mine"}
    assert ann.client.post(f"{address}/edit", data=sent).location == address
    page = ann.read(address).text
    assert "Anns hemmelighed" in page
    assert "Snart" in page


def test_a_draft_that_is_thrown_away_can_come_back(address: str, ann: Visitor) -> None:
    token = hidden_fields(ann.read(address).text)["csrf_token"]
    assert ann.client.post(f"{address}/deletion", data={"csrf_token": token}).location == address
    assert ann.read(address).status_code == 410
    assert ann.client.post(f"{address}/restoration", data={"csrf_token": token}).location == address
    assert ann.read(address).status_code == 200


def test_an_empty_draft_can_be_kept_but_not_published(ann: Visitor) -> None:
    fields = {"title": "Tom", "body": "  \n", "language": "da"}
    refused = ann.send("/blog/new", form_at="/blog/new", **fields, publish="1")
    assert refused.status_code == 422
    assert "nothing to publish" in refused.text
    address = ann.send("/blog/new", form_at="/blog/new", **fields).location
    token = hidden_fields(ann.read(address).text)["csrf_token"]
    assert ann.client.post(f"{address}/publication", data={"csrf_token": token}).location == f"{address}/edit"
    assert ann.read("/blog/tom").location == address


def test_a_post_that_is_taken_back_is_a_draft_again(ann: Visitor, ben: Visitor, stranger: Visitor) -> None:
    path = ann.send("/blog/new", title="Te", body=BODY, language="da", publish="1").location
    assert f'href="{path}/withdrawal"' in ann.read(path).text
    ben.save("Kaffe", "Kaffe.\n")
    assert "/withdrawal" not in ben.read(path).text
    assert ben.read(f"{path}/withdrawal").status_code == 403
    assert ben.send(f"{path}/withdrawal").status_code == 403
    answer = ann.send(f"{path}/withdrawal", form_at=f"{path}/withdrawal", summary="for tidligt")
    assert answer.location.startswith("/blog/drafts/")
    assert stranger.read(path).status_code == 404
    assert "hemmelighed" not in stranger.read("/changes").text
    assert "took it back" in ann.read(f"{answer.location}/history").text
