from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browsing import hidden_fields
from tests.files.drawings import PDF, drawn, saved
from tests.files.uploads import replace, upload

if TYPE_CHECKING:
    from werkzeug.test import TestResponse

    from tests.browsing import Visitor

LITTLE = saved(drawn((40, 30)), "PNG")


@pytest.fixture(autouse=True)
def stand(ann: Visitor) -> None:
    upload(ann, alternative="En stand", body="Foto: Ann.")


def describe(visitor: Visitor, held: dict[str, str] | None = None, **fields: str) -> TestResponse:
    """Change what is said about the file, from a form that was opened now or earlier."""
    held = held or hidden_fields(visitor.read("/files/stand.png/edit").text)
    return visitor.client.post("/files/stand.png/edit", data={"language": "da", **held, **fields})


def test_the_form_holds_what_is_said_about_a_file(ann: Visitor) -> None:
    form = ann.read("/files/stand.png/edit").text
    assert 'value="En stand"' in form
    assert "Foto: Ann.</textarea>" in form
    assert "[file]:" not in form.partition("<textarea")[2]


def test_other_words_leave_the_picture_as_it_is(ann: Visitor, stranger: Visitor) -> None:
    assert describe(ann, alternative="To mennesker ved en stand", body="Foto: Ann, 2026.").status_code == 303
    page = stranger.read("/files/stand.png").text
    for said in ('alt="To mennesker ved en stand"', "Foto: Ann, 2026.", 'width="300"'):
        assert said in page


def test_another_picture_leaves_the_words_as_they_are_and_the_history_says_what_came(
    ann: Visitor, stranger: Visitor
) -> None:
    replace(ann, "stand.png", LITTLE, "lille.png", alternative="En stand", body="Foto: Ann.")
    page = stranger.read("/files/stand.png").text
    for said in ('alt="En stand"', "Foto: Ann.", 'width="40"'):
        assert said in page
    assert "new file: lille.png" in stranger.read("/files/stand.png/history").text


def test_a_picture_may_become_a_document_and_keeps_its_name(ann: Visitor, stranger: Visitor) -> None:
    replace(ann, "stand.png", PDF, "program.pdf")
    page = stranger.read("/files/stand.png").text
    assert "<figure>" not in page
    digest = page.partition('class="text"')[2].partition("/files/")[2][:64]
    assert f"/files/{digest}/stand.pdf" in page
    assert stranger.client.get(f"/files/{digest}/stand.pdf", buffered=True).data == PDF


def test_saving_nothing_new_adds_no_version(ann: Visitor) -> None:
    describe(ann, alternative="En stand", body="Foto: Ann.")
    assert "Nothing was changed" in ann.read("/files/stand.png").text


def test_words_and_a_new_picture_that_meet_are_joined(ann: Visitor, ben: Visitor, stranger: Visitor) -> None:
    held = hidden_fields(ben.read("/files/stand.png/edit").text)
    replace(ann, "stand.png", LITTLE, alternative="En stand", body="Foto: Ann.")
    assert describe(ben, held, alternative="En lille stand", body="Foto: Ann.").status_code == 303
    page = stranger.read("/files/stand.png").text
    assert ('alt="En lille stand"' in page, 'width="40"' in page) == (True, True)


def test_two_new_pictures_that_meet_are_asked_about_and_neither_is_lost(
    ann: Visitor, ben: Visitor, stranger: Visitor
) -> None:
    ann_held, ben_held = (hidden_fields(one.read("/files/stand.png/edit").text) for one in (ann, ben))
    replace(ann, "stand.png", LITTLE, **ann_held)
    asked = replace(ben, "stand.png", saved(drawn((60, 50)), "PNG"), **ben_held)
    assert asked.status_code == 409
    held = hidden_fields(asked.text)
    mine = asked.text.partition('name="mine"')[2].partition(">\n")[2].partition("</textarea>")[0]
    answer = ben.client.post(
        "/files/stand.png/edit", data={**held, "mine": mine.replace("&#34;", '"'), "choice-0": "mine"}
    )
    assert answer.status_code == 303
    assert 'width="60"' in stranger.read("/files/stand.png").text
    assert 'width="40"' in stranger.read("/files/stand.png/revisions/2").text


def test_a_file_that_is_refused_leaves_all_that_was_typed(ann: Visitor) -> None:
    answer = replace(ann, "stand.png", b"Dear Ann,", alternative="Andre ord", body="Mere om den.")
    assert answer.status_code == 415
    for typed in ('value="Andre ord"', "Mere om den.", "Files of this kind"):
        assert typed in answer.text


def test_a_form_that_does_not_say_what_it_began_from_is_shown_again(ann: Visitor) -> None:
    held = hidden_fields(ann.read("/files/stand.png/edit").text)
    answer = describe(ann, {**held, "based_on": "99"}, alternative="Andre ord", body="Mere.")
    assert (answer.status_code, 'value="Andre ord"' in answer.text) == (422, True)
    assert 'name="based_on" value="1"' in answer.text


def test_a_form_that_says_it_began_from_nothing_is_one_of_two_that_met(ann: Visitor, stranger: Visitor) -> None:
    held = hidden_fields(ann.read("/files/stand.png/edit").text)
    assert describe(ann, {**held, "based_on": ""}, alternative="Andre ord", body="Mere.").status_code == 409
    assert "Mere." in stranger.read("/files/stand.png/revisions/2").text


def test_a_text_that_is_too_long_is_refused_and_kept(ann: Visitor) -> None:
    answer = describe(ann, alternative="En stand", body="ord " * 60_000)
    assert (answer.status_code, "ord ord ord" in answer.text) == (413, True)


def test_a_file_that_is_deleted_comes_back_by_a_new_version(ann: Visitor, stranger: Visitor) -> None:
    ann.send("/files/stand.png/deletion")
    replace(ann, "stand.png", LITTLE, alternative="En stand")
    assert 'width="40"' in stranger.read("/files/stand.png").text


def test_a_file_whose_bytes_are_lost_says_so(ann: Visitor, stranger: Visitor) -> None:
    ann.save("Te", "x\n")
    token = ann.token("/files/stand.png/edit")
    sent = {"csrf_token": token, "based_on": "1", "language": "da", "body": "Her er intet.\n"}
    assert ann.client.post("/files/stand.png/edit", data=sent).status_code == 303
    assert "What this file showed is missing here." in stranger.read("/files/stand.png").text
