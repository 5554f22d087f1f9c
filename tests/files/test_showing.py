"""Files within the texts of pages: shown, kept up to date, missed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.files.drawings import drawn, saved
from tests.files.uploads import replace, upload

if TYPE_CHECKING:
    from tests.browsing import Visitor


@pytest.fixture(autouse=True)
def page(ann: Visitor) -> None:
    ann.save("Messen", "Vores stand:\n\n![[stand.png|Den står ved vinduet]]\n")


def test_a_page_shows_a_file_from_the_moment_that_it_is_uploaded(ann: Visitor, stranger: Visitor) -> None:
    assert 'href="/files/new?title=stand.png" class="new"' in stranger.read("/wiki/Messen").text
    upload(ann, alternative="En stand")
    page = stranger.read("/wiki/Messen").text
    assert 'alt="En stand"' in page
    assert "<figcaption>Den står ved vinduet</figcaption>" in page
    assert 'class="new"' not in page


def test_a_page_shows_the_newest_version_of_a_file(ann: Visitor, stranger: Visitor) -> None:
    upload(ann)
    assert 'width="300" height="200"' in stranger.read("/wiki/Messen").text
    replace(ann, "stand.png", saved(drawn((40, 30)), "PNG"))
    assert 'width="40" height="30"' in stranger.read("/wiki/Messen").text
    ann.send("/files/stand.png/reverts", "/files/stand.png/revisions/1", to=1)
    assert 'width="300" height="200"' in stranger.read("/wiki/Messen").text


def test_an_old_version_of_a_file_shows_what_it_showed(ann: Visitor, stranger: Visitor) -> None:
    upload(ann)
    replace(ann, "stand.png", saved(drawn((40, 30)), "PNG"))
    old, new = (stranger.read(f"/files/stand.png/revisions/{number}").text for number in (1, 2))
    assert ('width="300"' in old, 'width="40"' in new) == (True, True)
    assert stranger.read("/files/stand.png/history").text.count('<div class="when">') == 2
    assert stranger.read("/files/stand.png/diff").status_code == 200


def test_a_page_misses_a_file_that_is_deleted_until_it_is_restored(ann: Visitor, stranger: Visitor) -> None:
    upload(ann)
    assert ann.send("/files/stand.png/deletion", summary="spam").status_code == 303
    assert 'class="new"' in stranger.read("/wiki/Messen").text
    gone = stranger.read("/files/stand.png")
    assert (gone.status_code, "spam" in gone.text) == (410, True)
    assert ann.send("/files/stand.png/restoration").status_code == 303
    assert "<figure>" in stranger.read("/wiki/Messen").text
    assert ann.send("/files/stand.png/restoration").status_code == 303


def test_a_kept_page_with_a_picture_outlives_saves_of_others(ann: Visitor, stranger: Visitor) -> None:
    upload(ann)
    first = stranger.read("/wiki/Messen")
    ann.save("Te", "Te er godt.\n")
    assert stranger.read("/wiki/Messen", If_None_Match=first.headers["ETag"]).status_code == 304


def test_a_preview_shows_pictures(ann: Visitor) -> None:
    upload(ann)
    answer = ann.send("/wiki/Ny/edit", body="![[stand.png]]", preview="1", language="da")
    assert 'width="300" height="200"' in answer.text


def test_a_file_tells_where_it_stands(ann: Visitor, stranger: Visitor) -> None:
    upload(ann)
    assert '<a href="/wiki/Messen">Messen</a>' in stranger.read("/files/stand.png").text
    assert '<a href="/wiki/Messen">Messen</a>' in stranger.read("/files/stand.png/links").text
    assert "1 text shows it" in ann.read("/files/stand.png/deletion").text


def test_a_file_is_no_page_and_no_way_to_one(ann: Visitor, stranger: Visitor) -> None:
    ann.save("stand.png", "En side med et mærkeligt navn.\n")
    assert "stand.png" in stranger.read("/pages/orphaned").text
    assert "stand.png" not in stranger.read("/pages/wanted").text


def test_files_that_stand_nowhere_are_listed(ann: Visitor, stranger: Visitor) -> None:
    upload(ann)
    upload(ann, called="glemt.png")
    unused = stranger.read("/files/unused").text
    assert ("glemt.png" in unused, "stand.png" in unused) == (True, False)
    ann.send("/wiki/Messen/deletion")
    assert "stand.png" in stranger.read("/files/unused").text


def test_all_files_are_listed_the_newest_first_in_pages(
    ann: Visitor, stranger: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wikiapp.files.lists.ROOM", 2)
    for name in ("a.png", "b.png", "c.png"):
        upload(ann, called=name)
    first = stranger.read("/files/").text
    assert first.index("c.png") < first.index("b.png")
    assert "a.png" not in first
    older = first.split('rel="next"')[0].rpartition('href="')[2].partition('"')[0]
    assert "a.png" in stranger.read(older).text
    assert stranger.read("/files/?before=99999999999999999999").status_code == 200


def test_without_files_the_lists_say_so(stranger: Visitor) -> None:
    for path in ("/files/", "/files/unused"):
        assert "There are none." in stranger.read(path).text


def test_a_file_is_read_under_one_spelling_of_its_name(ann: Visitor, stranger: Visitor) -> None:
    upload(ann, called="Vores stand.png")
    answer = stranger.read("/files/vores%20STAND.png?a=1")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/files/Vores_stand.png?a=1")
    assert stranger.read("/files/VORES_stand.png/history").headers["Location"] == "/files/Vores_stand.png/history"


@pytest.mark.parametrize("name", ["nothing.png", "nothing", "a<b.png", "[[x]].png", "%00.png", "f" * 64])
def test_a_file_that_is_not_there_can_be_uploaded(stranger: Visitor, name: str) -> None:
    answer = stranger.read(f"/files/{name}")
    assert (answer.status_code, "/files/new?title=" in answer.text) == (404, True)
    assert stranger.read(f"/files/{name}/history").status_code == 404


def test_files_are_told_among_recent_changes_and_to_search_engines(ann: Visitor, stranger: Visitor) -> None:
    upload(ann)
    assert 'href="/files/stand.png"' in stranger.read("/changes").text
    assert "/files/stand.png</loc>" in stranger.read("/sitemap.xml").text
