from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.browsing import Visitor
from tests.history.playing import applied, played
from wikiapp.history import steps

if TYPE_CHECKING:
    from flask import Flask

TEXTS = ["Te er godt.\n", "Te er meget godt.\n", "Te er meget godt.\nOg kaffe.\n"]


@pytest.fixture
def ann(app: Flask) -> Visitor:
    visitor = Visitor(app.test_client())
    for text in TEXTS:
        visitor.save("Te", text, name="Ann", summary=f"nu {len(text)}")
    return visitor


def test_the_steps_lead_through_every_text(ann: Visitor) -> None:
    [found] = played(ann, "/wiki/Te/playback")
    said = ""
    for step, text in zip(found, TEXTS, strict=True):
        said = applied(step["change"], said)
        assert said == text
        assert step["summary"] == f"nu {len(text)}"


def test_a_step_says_who_did_what_when_and_how_much(ann: Visitor) -> None:
    [[_, step, _]] = played(ann, "/wiki/Te/playback")
    assert {name: step[name] for name in ("first", "number", "action", "title", "author", "people")} == {
        "first": 2, "number": 2, "action": "wrote", "title": "Te", "author": "Ann", "people": 1,
    }  # fmt: skip
    assert (step["words_added"], step["words_removed"]) == (1, 0)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT.*\+00:00", step["at"])
    assert step["colour"] in range(8)
    assert step["change"] == [["changed", [["same", "Te er "], ["added", "meget "], ["same", "godt.\n"]]]]


def test_what_was_only_suggested_is_not_played(ann: Visitor, app: Flask) -> None:
    ben = Visitor(app.test_client())
    ben.save("Te", "Te er dårligt.\n", based_on="2")
    ann.save("Te", "Vand.\n")
    ben.save("Te", "Te er skidt.\n", based_on="2")
    [found] = played(ann, "/wiki/Te/playback")
    said = ""
    for step in found:
        said = applied(step["change"], said)
    assert ([step["number"] for step in found], said) == ([1, 2, 3, 5], "Vand.\n")
    page = ann.read("/wiki/Te/playback").text
    assert "dårligt" not in page
    assert ann.read("/wiki/Te/playback?from=6").status_code == 404


def test_people_who_came_one_after_the_other_have_different_colours(ann: Visitor, app: Flask) -> None:
    Visitor(app.test_client()).save("Te", "Vand.\n", name="Ben")
    [found] = played(ann, "/wiki/Te/playback")
    assert [step["author"] for step in found] == ["Ann", "Ann", "Ann", "Ben"]
    assert found[0]["colour"] == found[2]["colour"] != found[3]["colour"]


def test_what_changes_no_text_is_a_step_without_a_change(ann: Visitor) -> None:
    ann.send("/wiki/Te/moves", title="Grøn te")
    ann.send("/wiki/Grøn_te/deletion", form_at="/wiki/Grøn_te/deletion")
    [found] = played(ann, "/wiki/Grøn_te/playback")
    assert [(step["action"], step["title"], step["change"]) for step in found[3:]] == [
        ("renamed", "Grøn te", []), ("deleted", "Grøn te", []),
    ]  # fmt: skip


def test_a_long_history_comes_in_pieces(ann: Visitor) -> None:
    for number in range(4, 121):
        ann.save("Te", f"Te nummer {number}.\n")
    pieces = list(played(ann, "/wiki/Te/playback"))
    assert [len(piece) for piece in pieces] == [50, 50, 20]
    assert [step["number"] for piece in pieces for step in piece] == list(range(1, 121))


def test_large_changes_come_in_smaller_pieces(ann: Visitor) -> None:
    for letter in "abc":
        ann.save("Te", f"{letter * 150_000}\n")
    assert [len(piece) for piece in played(ann, "/wiki/Te/playback")] == [4, 1, 1]


def test_what_is_written_meanwhile_is_not_played(ann: Visitor) -> None:
    ann.save("Te", "Vand.\n")
    [found] = played(ann, "/wiki/Te/playback", to=3)
    assert [step["number"] for step in found] == [1, 2, 3]


def test_of_a_very_long_history_a_step_is_several_revisions(
    ann: Visitor, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(steps, "MOST_STEPS", 3)
    ben = Visitor(app.test_client())
    for number in range(4, 9):
        ben.save("Te", f"Te nummer {number}.\n", name="Ben")
    [found] = played(ann, "/wiki/Te/playback")
    assert [(step["first"], step["number"], step["people"]) for step in found] == [(1, 3, 1), (4, 6, 1), (7, 8, 1)]
    ann.save("Te", "Vand.\n")
    [found] = played(ann, "/wiki/Te/playback", **{"from": 8})
    assert [(step["first"], step["people"], step["colour"]) for step in found] == [(7, 2, None)]
    assert applied(found[0]["change"], "Te nummer 6.\n") == "Vand.\n"


@pytest.mark.parametrize("form", ["html", "json"])
@pytest.mark.parametrize(
    ("query", "code"),
    [("from=x", 400), ("from=-1", 400), ("to=²", 400), (f"from={'9' * 30}", 400), ("from=0", 404), ("from=4", 404),
     ("to=4", 404), ("from=3&to=2", 404), (f"from={2**62}", 404)],
)  # fmt: skip
def test_what_makes_no_sense_is_400_and_what_is_not_there_404(
    ann: Visitor, form: str, query: str, code: int
) -> None:
    assert ann.read(f"/wiki/Te/playback?format={form}&{query}").status_code == code


def test_there_are_no_other_forms_of_it(ann: Visitor) -> None:
    assert ann.read("/wiki/Te/playback?format=xml").status_code == 400
    assert ann.read("/wiki/Kaffe/playback").status_code == 404


def test_the_page_lists_the_steps_in_words(ann: Visitor) -> None:
    page = ann.read("/wiki/Te/playback", Accept_Language="da").text
    assert "Sådan blev »Te« til" in page
    assert re.findall(r'<li value="(\d)"', page) == ["1", "2", "3"]
    assert all(f'href="/wiki/Te/diff?to={number}"' in page for number in (1, 2, 3))
    assert all(words in page for words in ("Ann", "begyndte siden", "<ins>+1</ins>", "<q>nu 12</q>"))


def test_the_list_is_paged_without_holes(ann: Visitor) -> None:
    for number in range(4, 121):
        ann.save("Te", f"Te nummer {number}.\n")
    address: str | None = "/wiki/Te/playback"
    listed, pages = [], 0
    while address:
        page = ann.read(address).text
        listed += re.findall(r'<li value="(\d+)"', page)
        later = re.search(r'href="([^"]*)" rel="next"', page)
        address, pages = later[1] if later else None, pages + 1
    assert listed == [str(number) for number in range(1, 121)]
    assert pages == 3
    assert 'href="/wiki/Te/playback" rel="prev"' in ann.read("/wiki/Te/playback?from=51").text


def test_it_is_found_in_the_menu_of_the_page(ann: Visitor) -> None:
    assert 'href="/wiki/Te/playback"' in ann.read("/wiki/Te").text


def test_a_piece_is_kept_for_readers_until_something_is_written(ann: Visitor, app: Flask) -> None:
    reader = Visitor(app.test_client())
    piece = "/wiki/Te/playback?format=json"
    tag = reader.read(piece).headers["ETag"]
    assert reader.read(piece, If_None_Match=tag).status_code == 304
    ann.save("Te", "Vand.\n")
    assert "Vand." in reader.read(piece, If_None_Match=tag).text


def test_only_those_who_wrote_most_are_named(ann: Visitor, app: Flask) -> None:
    for number in range(9):
        Visitor(app.test_client()).save("Te", f"Te {number}.\n", name=f"Gæst {number}")
    legend = ann.read("/wiki/Te/playback").text.partition('<ul class="people">')[2].partition("</ul>")[0]
    assert re.findall(r">([^<>]+)</a>", legend) == ["Ann", *(f"Gæst {number}" for number in range(7))]


def test_what_was_typed_is_shown_as_it_was_typed(app: Flask) -> None:
    visitor = Visitor(app.test_client())
    visitor.save("Te & 'kaffe\"", "<b>\n", name="<i>Ann</i>", summary="</q><script>")
    page = visitor.read("/wiki/Te_&_'kaffe\"/playback")
    assert page.status_code == 200
    assert "<i>" not in page.text
    assert "</q><" not in page.text.replace("</q></p>", "")
