from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import delete

from tests.browsing import Visitor
from wikiapp.content import catching_up
from wikiapp.content.authorship import Authorship
from wikiapp.edition import EditionReader

if TYPE_CHECKING:
    from flask import Flask

    from wikiapp.database import Database

TEA = "Te er en varm drik.\n"
TEXT = re.compile(r'<div class="authors"[^>]*>(.*?)</div>', re.DOTALL)
TAG = re.compile(r"<[^>]*>")


@pytest.fixture
def database(app: Flask) -> Database:
    found: Database = app.extensions["database"]
    return found


@pytest.fixture
def ann(app: Flask) -> Visitor:
    """Ann, who began a page that Ben and Mod went on with."""
    people = {name: Visitor(app.test_client()) for name in ("Ann", "Ben", "Mod")}
    people["Ann"].save("Te", TEA, name="Ann", summary="begyndt")
    people["Ben"].save("Te", f"\n  Mælk & <citron>.\n{TEA}", name="Ben", summary="mere")
    people["Mod"].save("Te", f"\n  Mælk & <citron>.\n{TEA.replace('varm', 'meget varm')}", name="Mod")
    return people["Ann"]


@pytest.fixture
def behind(ann: Visitor, database: Database) -> Visitor:
    """Ann, when it isn't known any more who wrote what."""
    with database.writing() as session:
        session.execute(delete(Authorship))
        session.commit()
    return ann


def test_the_text_stands_there_as_it_was_typed(ann: Visitor) -> None:
    assert _said(ann.read("/wiki/Te/blame").text) == f"\n  Mælk & <citron>.\n{TEA.replace('varm', 'meget varm')}"


def test_each_run_of_words_leads_to_the_version_that_wrote_it_and_that_to_what_it_changed(ann: Visitor) -> None:
    page = ann.read("/wiki/Te/blame").text
    assert re.findall(r'<a class="w\d" href="#version-(\d)">([^<]*)</a>', page) == [
        ("2", "Mælk &amp; &lt;citron&gt;."), ("1", "Te er en"), ("3", "meget"), ("1", "varm drik."),
    ]  # fmt: skip
    told = re.findall(r'<li id="version-(\d)">(.*?)</li>', page, re.DOTALL)
    assert [number for number, _ in told] == ["3", "2", "1"]
    assert all(words in told[1][1] for words in ("Ben", "mere", "/wiki/Te/revisions/2", "/wiki/Te/diff?to=2"))


def test_the_bar_tells_whose_words_they_are_and_how_many(ann: Visitor) -> None:
    page = ann.read("/wiki/Te/blame", Accept_Language="da").text
    assert re.findall(r">(\w+)</a> <b>(\d+)\xa0%</b>", page) == [("Ann", "62"), ("Ben", "25"), ("Mod", "12")]


def test_colours_tell_ages_if_so_asked(ann: Visitor) -> None:
    page = ann.read("/wiki/Te/blame?by=age").text
    assert re.findall(r'<a class="(a\d)" href="#version-(\d)"', page) == [
        ("a4", "2"), ("a2", "1"), ("a5", "3"), ("a2", "1")
    ]  # fmt: skip
    assert _said(page) == _said(ann.read("/wiki/Te/blame").text)


@pytest.mark.parametrize("query", ["by=colour", "format=xml"])
def test_a_choice_that_makes_no_sense_is_refused(ann: Visitor, query: str) -> None:
    assert ann.read(f"/wiki/Te/blame?{query}").status_code == 400


def test_programs_read_it_as_json(ann: Visitor) -> None:
    told = ann.read("/wiki/Te/blame?format=json").get_json()
    assert (told["title"], told["version"], told["versions"]) == ("Te", 3, 3)
    assert told["people"] == [
        {"name": "Ann", "words": 5}, {"name": "Ben", "words": 2}, {"name": "Mod", "words": 1}
    ]  # fmt: skip
    assert [(one["number"], one["author"], one["summary"]) for one in told["origins"]] == [
        (3, "Mod", ""), (2, "Ben", "mere"), (1, "Ann", "begyndt")
    ]  # fmt: skip
    assert told["runs"] == [
        [2, "\n  Mælk & <citron>.\n"], [1, "Te er en "], [3, "meget "], [1, "varm drik.\n"]
    ]  # fmt: skip


def test_a_page_without_words_says_so(app: Flask) -> None:
    visitor = Visitor(app.test_client())
    visitor.save("Te", "\n---\n")
    assert "There are no words here." in visitor.read("/wiki/Te/blame", Accept_Language="en").text


def test_a_deleted_page_still_tells_who_wrote_it(ann: Visitor) -> None:
    ann.send("/wiki/Te/deletion", "/wiki/Te/deletion", summary="spam")
    assert 'href="#version-1"' in ann.read("/wiki/Te/blame").text


def test_the_way_there_is_in_the_menu_and_in_the_history(ann: Visitor) -> None:
    assert 'href="/wiki/Te/blame"' in ann.read("/wiki/Te").text
    page = ann.read("/wiki/Te/history", Accept_Language="en").text
    assert re.findall(r">(\w+)</a> (\d+)%", page) == [("Ann", "62"), ("Ben", "25"), ("Mod", "12")]


def test_a_history_doesnt_tell_shares_that_are_not_known(behind: Visitor) -> None:
    page = behind.read("/wiki/Te/history")
    assert (page.status_code, "bands" in page.text) == (200, False)


def test_what_is_not_known_yet_is_found_out_at_once_where_that_is_quick(behind: Visitor) -> None:
    page = behind.read("/wiki/Te/blame", Accept_Language="en").text
    assert "So far" not in page
    assert 'href="#version-3"' in page


def test_otherwise_it_tells_how_far_it_is_and_goes_on_each_time(
    behind: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catching_up, "SLICE", 0)
    for level in (1, 2):
        page = behind.read("/wiki/Te/blame", Accept_Language="en").text
        assert f"So far up to version {level} of 3" in page
        assert f'data-level="{level}"' in page
    assert _said(page) == f"\n  Mælk & <citron>.\n{TEA}"
    assert "So far" not in behind.read("/wiki/Te/blame", Accept_Language="en").text


def test_nobody_waits_for_a_writer_to_find_out(behind: Visitor, database: Database) -> None:
    with database.writing() as session:
        session.connection()  # has the write lock
        page = behind.read("/wiki/Te/blame", Accept_Language="en")
        told = behind.read("/wiki/Te/blame?format=json").get_json()
    assert (page.status_code, "So far up to version 0 of 3" in page.text) == (200, True)
    assert (told["version"], told["versions"], told["runs"]) == (0, 3, [])


def test_what_is_found_out_makes_no_page_doubtful(behind: Visitor, database: Database) -> None:
    before = EditionReader(database).number()
    behind.read("/wiki/Te/blame")
    assert EditionReader(database).number() == before


def test_it_may_be_kept_for_all_readers_once_it_is_level(
    behind: Visitor, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    stranger = Visitor(app.test_client())
    monkeypatch.setattr(catching_up, "SLICE", 0)
    assert ["Last-Modified" in stranger.read("/wiki/Te/blame").headers for _ in range(3)] == [False, False, True]


def _said(page: str) -> str:
    found = TEXT.search(page)
    assert found is not None
    return html.unescape(TAG.sub("", found[1]))
