from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.browsing import Visitor
from wikiapp.content.diff import difference, rows
from wikiapp.history.diff import stretch

if TYPE_CHECKING:
    from flask import Flask

OLD = "Te er godt.\n"
NEW = "Te er meget godt.\n"


@pytest.fixture
def ann(app: Flask) -> Visitor:
    visitor = Visitor(app.test_client())
    visitor.save("Te", OLD, name="Ann", summary="begyndt")
    visitor.save("Te", NEW, name="Ann", summary="mere")
    visitor.save("Te", f"{NEW}Og kaffe.\n", name="Ann", summary="og mere")
    return visitor


def test_a_difference_shows_the_words_and_who_and_why(ann: Visitor) -> None:
    page = ann.read("/wiki/Te/diff?from=1&to=2").text
    assert "Te er <ins>meget </ins>godt." in page
    assert all(
        words in page for words in ("begyndt", "mere", "Ann", "/wiki/Te/revisions/1", "/wiki/Te/revisions/2")
    )


def test_without_numbers_it_shows_what_the_latest_revision_changed(ann: Visitor) -> None:
    assert _main(ann.read("/wiki/Te/diff").text) == _main(ann.read("/wiki/Te/diff?from=2&to=3").text)
    assert _main(ann.read("/wiki/Te/diff?to=2").text) == _main(ann.read("/wiki/Te/diff?from=1&to=2").text)
    assert "Og kaffe." in ann.read("/wiki/Te/diff?from=1").text


def test_the_first_revision_is_compared_with_nothing(ann: Visitor) -> None:
    page = ann.read("/wiki/Te/diff?to=1")
    assert page.status_code == 200
    assert "<ins>Te er godt.</ins>" in page.text


def test_the_neighbours_are_a_link_away(ann: Visitor) -> None:
    page = html.unescape(ann.read("/wiki/Te/diff?from=1&to=2&view=inline").text)
    assert '/wiki/Te/diff?from=0&to=1&view=inline" rel="prev"' in page
    assert '/wiki/Te/diff?from=2&to=3&view=inline" rel="next"' in page
    assert 'rel="next"' not in ann.read("/wiki/Te/diff").text
    assert 'rel="prev"' not in ann.read("/wiki/Te/diff?to=1").text


def test_the_newer_one_is_always_the_second(ann: Visitor) -> None:
    answer = ann.read("/wiki/Te/diff?from=3&to=1&format=json")
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/wiki/Te/diff?from=1&to=3&format=json"


def test_a_version_compared_with_itself_is_the_same(ann: Visitor) -> None:
    page = ann.read("/wiki/Te/diff?from=2&to=2", Accept_Language="da").text
    assert "Teksten er den samme" in page
    assert "/wiki/Te/history" in _main(page)


@pytest.mark.parametrize(
    "query",
    ["from=x", "to=-1", "to=1.5", "from=²", f"to={'9' * 30}", "format=xml", "view=round"],
)
def test_a_question_that_makes_no_sense_is_400(ann: Visitor, query: str) -> None:
    assert ann.read(f"/wiki/Te/diff?{query}").status_code == 400


@pytest.mark.parametrize("query", ["to=4", "from=1&to=99", "to=0", f"to={2**62}"])
def test_a_version_that_is_not_there_is_404_and_says_so(ann: Visitor, query: str) -> None:
    answer = ann.read(f"/wiki/Te/diff?{query}", Accept_Language="da")
    assert answer.status_code == 404
    assert "Den udgave findes ikke" in answer.text


def test_programs_get_json_that_leads_from_one_text_to_the_other(ann: Visitor) -> None:
    told: dict[str, Any] = json.loads(ann.read("/wiki/Te/diff?from=1&to=3&format=json").text)
    assert (told["title"], told["changes"]) == ("Te", 1)
    assert (told["from"]["summary"], told["to"]["number"], told["to"]["author"]) == ("begyndt", 3, "Ann")
    assert told["pieces"][0] == {
        "kind": "changed", "old_line": 1, "new_line": 1, "move": None, "rewritten": [],
        "parts": [["same", "Te er "], ["added", "meget "], ["same", "godt.\n"]],
    }  # fmt: skip
    parts = [part for piece in told["pieces"] for part in piece["parts"]]
    assert "".join(text for mark, text in parts if mark != "removed") == f"{NEW}Og kaffe.\n"


@pytest.mark.parametrize("text", ["<b>&amp;</b>\n", "[te](javascript:alert(1))\n", "\"'<!--\n"])
def test_a_text_is_shown_as_it_was_typed(ann: Visitor, text: str) -> None:
    ann.save("Te", text)
    page = ann.read("/wiki/Te/diff").text
    assert text.strip() in html.unescape(page)
    assert text.strip() in page or text == html.unescape(text) or "<b>" not in _main(page)
    assert "<b>" not in _main(page)


def test_what_is_unchanged_is_folded_away_and_there(ann: Visitor) -> None:
    long = [f"Linje {number}\n" for number in range(40)]
    ann.save("Te", "".join(long))
    long[20] = "Linje tyve\n"
    ann.save("Te", "".join(long))
    page = ann.read("/wiki/Te/diff", Accept_Language="da").text
    assert "<summary>18 uændrede linjer</summary>" in page
    assert "<summary>17 uændrede linjer</summary>" in page
    assert "Linje 5\n" in page


def test_a_moved_block_links_to_its_other_place(ann: Visitor) -> None:
    block = "Et helt afsnit, som er langt nok til at blive genkendt.\n"
    ann.save("Te", f"{block}\nEt.\n\nTo.\n\nTre.\n")
    ann.save("Te", f"Et.\n\nTo.\n\nTre.\n\n{block}")
    page = ann.read("/wiki/Te/diff").text
    assert 'id="from-1"><a href="#to-1">' in page
    assert 'id="to-1"><a href="#from-1">' in page


def test_one_way_to_see_it_is_not_sent_with_the_other(ann: Visitor) -> None:
    side, inline = (ann.read(f"/wiki/Te/diff?to=2&view={view}").text for view in ("side", "inline"))
    assert 'class="both"' in inline
    assert 'class="both"' not in side
    assert side.count("<ins>meget </ins>") == inline.count("<ins>meget </ins>") == 1


def test_a_new_title_is_shown(ann: Visitor) -> None:
    ann.send("/wiki/Te/moves", title="Grøn te")
    page = ann.read("/wiki/Grøn_te/diff").text
    assert "<del>Te</del> <ins>Grøn te</ins>" in page


def test_a_difference_is_kept_for_readers_until_something_is_written(ann: Visitor, app: Flask) -> None:
    reader = Visitor(app.test_client())
    first = reader.read("/wiki/Te/diff")
    assert reader.read("/wiki/Te/diff", If_None_Match=first.headers["ETag"]).status_code == 304
    ann.save("Te", "Vand.\n")
    assert "Vand." in reader.read("/wiki/Te/diff").text


def test_every_line_of_history_leads_to_what_it_changed(ann: Visitor) -> None:
    page = ann.read("/wiki/Te/history").text
    assert re.findall(r"/wiki/Te/diff\?to=(\d)", page) == ["3", "2", "1"]
    assert "/wiki/Te/diff?to=3" in ann.read("/changes").text


def test_any_two_versions_can_be_chosen_in_history(ann: Visitor) -> None:
    page = ann.read("/wiki/Te/history").text
    assert '<form action="/wiki/Te/diff">' in page
    assert [re.findall(rf'name="{name}" value="(\d)"[^>]*? checked', page) for name in ("from", "to")] == [
        ["2"],
        ["3"],
    ]
    assert page.count('type="radio"') == 6


def test_a_single_version_is_not_offered_for_comparison(app: Flask) -> None:
    visitor = Visitor(app.test_client())
    visitor.save("Kaffe", "Sort.\n")
    assert 'type="radio"' not in visitor.read("/wiki/Kaffe/history").text


def test_what_took_the_place_of_something_stands_beside_it() -> None:
    pieces = difference("Helt andre ord.\nb\nc\n", "Vi ses i morgen.\nb\nc\nd\n").hunks
    beside = [[(row.old and row.old.old, row.new and row.new.new) for row in rows(hunk.pieces)] for hunk in pieces]
    assert beside[0] == [("Helt andre ord.\n", "Vi ses i morgen.\n")]
    assert beside[2] == [(None, "d\n")]


def test_a_short_stretch_is_not_folded() -> None:
    hunk = difference("a\nb\nc\nd\ne\nf\n", "A A\nb\nc\nd\ne\nF F\n").hunks[1]
    assert stretch(hunk, begins=False, ends=False).hidden == 0


def _main(page: str) -> str:
    return page[
        page.index('<div class="diff') if '<div class="diff' in page else page.index("<main") : page.index(
            "</main"
        )
    ]
