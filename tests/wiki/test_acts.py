from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browsing import Visitor

if TYPE_CHECKING:
    from flask import Flask


@pytest.fixture
def ann(app: Flask) -> Visitor:
    visitor = Visitor(app.test_client())
    visitor.save("Te", "Te er godt.\n", name="Ann")
    return visitor


def test_a_moved_page_leaves_a_redirect(ann: Visitor) -> None:
    answer = ann.send("/wiki/Te/moves", title="Grøn te", summary="mere præcist")
    assert (answer.status_code, answer.location) == (303, "/wiki/Gr%C3%B8n_te")
    assert ann.read("/wiki/Te").location == "/wiki/Gr%C3%B8n_te?from=Te"
    assert "mere præcist" in ann.read("/wiki/Grøn_te/history").text


def test_links_follow_a_move_if_asked_to(ann: Visitor) -> None:
    ann.save("Drikke", "Se [[Te]].\n")
    ann.send("/wiki/Te/moves", title="Grøn te", rewrite_links="1")
    assert "[[Grøn te|Te]]" in (text := ann.read("/wiki/Drikke/edit").text) or "[[Grøn te]]" in text


def test_a_page_can_be_moved_there_and_back(ann: Visitor) -> None:
    ann.send("/wiki/Te/moves", title="Kaffe")
    ann.send("/wiki/Kaffe/moves", title="Te")
    assert "Te er godt." in ann.read("/wiki/Te").text
    assert ann.read("/wiki/Kaffe").location == "/wiki/Te?from=Kaffe"


def test_only_the_spelling_of_a_title_can_change(ann: Visitor) -> None:
    assert ann.send("/wiki/Te/moves", title="TE").status_code == 303
    assert ann.read("/wiki/TE").status_code == 200
    assert ann.read("/wiki/Te").location == "/wiki/TE"


@pytest.mark.parametrize("title", ["Kaffe", "Te", "", "a|b", "x/history"])
def test_a_move_that_can_not_be_says_why(ann: Visitor, title: str) -> None:
    ann.save("Kaffe", "Kaffe er sort.\n")
    answer = ann.send("/wiki/Te/moves", title=title, summary="min grund")
    assert answer.status_code == 422
    assert "min grund" in answer.text


def test_a_deleted_page_says_who_and_why_and_can_come_back(ann: Visitor) -> None:
    assert ann.send("/wiki/Te/deletion", summary="var en prøve").status_code == 303
    gone = ann.read("/wiki/Te")
    assert gone.status_code == 410
    assert "Ann" in gone.text
    assert "var en prøve" in gone.text
    assert 'href="/wiki/Te"' not in ann.read("/pages").text
    assert ann.send("/wiki/Te/restoration").status_code == 303
    assert "Te er godt." in ann.read("/wiki/Te").text


def test_the_history_of_a_deleted_page_can_be_read(ann: Visitor) -> None:
    ann.send("/wiki/Te/deletion")
    assert ann.read("/wiki/Te/history").status_code == 200
    assert "Te er godt." in ann.read("/wiki/Te/revisions/1").text


def test_a_deleted_page_comes_back_by_being_written_again(ann: Visitor) -> None:
    ann.send("/wiki/Te/deletion")
    assert ann.save("Te", "Te, på ny.\n").status_code == 303
    assert "Te, på ny." in ann.read("/wiki/Te").text
    assert ann.read("/wiki/Te/revisions/3").status_code == 200


def test_acts_are_refused_without_a_token(ann: Visitor) -> None:
    for act in ("moves", "deletion", "restoration", "reverts"):
        assert ann.client.post(f"/wiki/Te/{act}", data={"title": "X", "to": 1}).status_code == 400
