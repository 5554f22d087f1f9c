from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

from tests.browsing import Visitor, hidden_fields
from wikiapp import create_app

if TYPE_CHECKING:
    from flask import Flask

    from wikiapp.config import Config


@pytest.fixture
def ann(app: Flask) -> Visitor:
    visitor = Visitor(app.test_client())
    visitor.save("Te", "Te er godt.\n")
    return visitor


@pytest.fixture
def stranger(app: Flask) -> Visitor:
    return Visitor(app.test_client())


def test_a_page_that_is_known_is_not_sent_again(ann: Visitor, stranger: Visitor) -> None:
    first = stranger.read("/wiki/Te")
    again = stranger.read("/wiki/Te", If_None_Match=first.headers["ETag"])
    assert (again.status_code, again.data) == (304, b"")
    since = stranger.read("/wiki/Te", If_Modified_Since=first.headers["Last-Modified"])
    assert since.status_code == 304


def test_somebody_with_a_session_is_spared_known_pages_too(ann: Visitor) -> None:
    ann.read("/wiki/Te")  # which tells that it was saved, once
    first = ann.read("/wiki/Te/history")
    assert ann.read("/wiki/Te/history", If_None_Match=first.headers["ETag"]).status_code == 304


def test_a_save_shows_at_once(ann: Visitor, stranger: Visitor) -> None:
    tag = stranger.read("/wiki/Te").headers["ETag"]
    ann.save("Te", "Te er bedst.\n")
    page = stranger.read("/wiki/Te", If_None_Match=tag)
    assert page.status_code == 200
    assert "Te er bedst." in page.text


def test_a_save_shows_at_once_in_another_process(ann: Visitor, config: Config) -> None:
    other = create_app(config)
    reader = Visitor(other.test_client())
    assert "Te er godt." in reader.read("/wiki/Te").text
    ann.save("Te", "Te er bedst.\n")
    assert "Te er bedst." in reader.read("/wiki/Te").text
    other.extensions["database"].engine.dispose()


def test_a_save_elsewhere_leaves_a_page_as_good_as_new(ann: Visitor, stranger: Visitor) -> None:
    first, before = stranger.read("/wiki/Te"), _from_memory(ann)
    ann.save("Kaffe", "Kaffe er sort.\n")
    assert stranger.read("/wiki/Te", If_None_Match=first.headers["ETag"]).status_code == 304
    assert _from_memory(ann) == before + 1


def test_a_list_is_made_again_after_every_save(ann: Visitor, stranger: Visitor) -> None:
    assert 'href="/wiki/Kaffe"' not in stranger.read("/pages").text
    ann.save("Kaffe", "Kaffe er sort.\n")
    assert 'href="/wiki/Kaffe"' in stranger.read("/pages").text


def test_another_name_of_the_last_author_shows_at_once(ann: Visitor, stranger: Visitor) -> None:
    stranger.read("/wiki/Te")
    ann.save("Kaffe", "Kaffe er sort.\n", name="Ann Andersen")
    assert "Ann Andersen" in stranger.read("/wiki/Te").text


def test_a_page_that_is_linked_to_shows_at_once_when_it_comes_and_goes(ann: Visitor, stranger: Visitor) -> None:
    ann.save("Te", "Se [[Kaffe]].\n")
    assert 'class="new"' in stranger.read("/wiki/Te").text
    ann.save("Kaffe", "Kaffe er sort.\n")
    assert 'class="new"' not in stranger.read("/wiki/Te").text
    ann.send("/wiki/Kaffe/deletion")
    assert 'class="new"' in stranger.read("/wiki/Te").text


def test_a_kept_page_is_the_same_as_a_fresh_one(ann: Visitor, stranger: Visitor) -> None:
    assert stranger.read("/wiki/Te").data == stranger.read("/wiki/Te").data


def test_pages_are_compressed_for_whoever_can_undo_it(ann: Visitor, stranger: Visitor) -> None:
    plain = stranger.read("/wiki/Te")
    small = stranger.read("/wiki/Te", Accept_Encoding="gzip")
    assert gzip.decompress(small.data) == plain.data
    assert int(small.headers["Content-Length"]) == len(small.data)


def test_each_language_is_kept_by_itself(ann: Visitor, stranger: Visitor) -> None:
    assert 'lang="da"' in stranger.read("/wiki/Te", Accept_Language="da").text.split("<head>")[0]
    assert 'lang="en"' in stranger.read("/wiki/Te", Accept_Language="en").text.split("<head>")[0]
    assert stranger.read("/wiki/Te").vary == {"Accept-Language", "Cookie", "Accept-Encoding"}


def test_a_kept_page_knows_nobody(ann: Visitor, stranger: Visitor) -> None:
    ann.save("Te", "Te er varmt.\n", name="Ann Hemmelig")
    assert "Ann Hemmelig" in ann.read("/wiki/Te/edit").text
    for path in ("/wiki/Te/edit", "/wiki/new"):
        assert "Ann Hemmelig" not in stranger.read(path).text
    page = stranger.read("/wiki/Te")
    assert "csrf" not in page.text
    assert "Set-Cookie" not in page.headers


PAGES = ["/", "/pages", "/pages/wanted", "/categories", "/changes", "/people/1", "/wiki/Te", "/wiki/Te/history",
         "/wiki/Te/links", "/wiki/Te/discussion", "/wiki/Te/discussion?write",
         "/wiki/Te/revisions/1", "/wiki/Te/edit", "/wiki/Te/moves", "/wiki/Te/deletion",
         "/wiki/new"]  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_no_two_strangers_are_given_the_same_cookie_or_form_token(app: Flask, ann: Visitor, path: str) -> None:
    ann.save("Te", "Te er bedst.\n")
    answers = [Visitor(app.test_client()).read(path) for _ in range(2)]
    cookies = [answer.headers.get("Set-Cookie") for answer in answers]
    tokens = [hidden_fields(answer.text).get("csrf_token") for answer in answers]
    assert cookies[0] is None or cookies[0] != cookies[1]
    assert tokens[0] is None or tokens[0] != tokens[1]


@pytest.mark.parametrize("path", PAGES)
def test_only_what_is_the_same_for_all_may_be_shared_on_the_way(app: Flask, ann: Visitor, path: str) -> None:
    assert ann.read(path).headers["Cache-Control"] == "private, no-cache"
    answer = Visitor(app.test_client()).read(path)
    shared = "Set-Cookie" not in answer.headers
    assert answer.headers["Cache-Control"] == ("no-cache" if shared else "private, no-cache")


def test_errors_are_not_kept(ann: Visitor, stranger: Visitor) -> None:
    assert stranger.read("/wiki/Kaffe").status_code == 404
    ann.save("Kaffe", "Sort.\n")
    assert stranger.read("/wiki/Kaffe").status_code == 200


def _from_memory(visitor: Visitor) -> float:
    lines = visitor.read("/metrics").text.splitlines()
    return float(next(line for line in lines if line.startswith("wikiapp_pages_from_memory_total")).split()[1])
