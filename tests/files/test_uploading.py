from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from tests.browsing import hidden_fields
from tests.files.drawings import PDF, drawn, from_a_phone, moving, png_that_claims, saved
from tests.files.uploads import STAND, send, upload
from wikiapp.files import blueprint, pictures, taking
from wikiapp.markup import FileHead

if TYPE_CHECKING:
    from tests.browsing import Visitor
    from wikiapp.files.storage import Folder


def test_a_picture_is_uploaded_by_the_form_and_has_a_page(ann: Visitor, stranger: Visitor) -> None:
    answer = upload(ann, alternative="En *stand* på [messen]", body="Foto: Ann. Se [[Messen]].", name="Ann")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/files/stand.png")
    page = stranger.read("/files/stand.png").text
    assert 'alt="En *stand* på [messen]"' in page
    assert 'width="300" height="200"' in page
    assert "Foto: Ann." in page
    assert "![[stand.png]]" in page
    assert "![[stand.png]]" in ann.read("/files/stand.png").text


def test_a_document_is_uploaded_and_its_page_leads_to_it(ann: Visitor, stranger: Visitor) -> None:
    upload(ann, PDF, "Program 2026.pdf", alternative="Programmet")
    page = stranger.read("/files/Program_2026.pdf").text
    assert "Program_2026.pdf" in page
    assert "<figure>" not in page


def test_a_second_picture_of_a_name_gets_a_number(ann: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wikiapp.files.writing.AT_ONCE", 2)
    for path in ("/files/image.jpg", "/files/image%202.jpg", "/files/image%203.jpg"):
        location = upload(ann, from_a_phone((300, 200)), "image.jpg").headers["Location"]
        assert location == path.replace("%20", "_")


def test_a_name_that_was_asked_for_and_is_taken_is_refused_and_the_file_need_not_be_sent_again(
    ann: Visitor,
) -> None:
    upload(ann)
    answer = upload(
        ann, saved(drawn((40, 30)), "PNG"), "x.png", title="Stand.png", alternative="Lille", body="Om den"
    )
    assert answer.status_code == 422
    assert "There is, or was, a file of that name." in answer.text
    assert 'value="Lille"' in answer.text
    assert "Om den" in answer.text
    again = {**hidden_fields(answer.text), "title": "Lille stand", "alternative": "Lille", "language": "da"}
    location = ann.client.post("/files/new", data=again).headers["Location"]
    assert location == "/files/Lille_stand.png"
    assert 'width="40" height="30"' in ann.read(location).text


def test_whoever_is_refused_is_nobody_who_has_written(ann: Visitor, ben: Visitor, stranger: Visitor) -> None:
    upload(ann)
    upload(ben, title="stand.png", name="Ben")
    upload(ben, b"Dear Ann,", name="Ben")
    assert (stranger.read("/people/1").status_code, stranger.read("/people/2").status_code) == (200, 404)


def test_a_file_is_named_for_what_it_is(ann: Visitor) -> None:
    assert upload(ann, from_a_phone((300, 200)), "farlig.php").headers["Location"] == "/files/farlig.jpg"
    assert upload(ann, PDF, "billede.png").headers["Location"] == "/files/billede.pdf"


def test_a_moving_picture_stands_still_and_that_is_said(ann: Visitor) -> None:
    location = upload(ann, moving("GIF"), "dans.gif").headers["Location"]
    assert location == "/files/dans.png"
    assert "Only its first picture is kept" in ann.read(location).text


@pytest.mark.parametrize(
    ("data", "code", "sentence"),
    [
        (b"", 422, "Choose another one."), (b"Dear Ann,", 415, "Files of this kind"),
        (STAND[:200], 422, "damaged"), (png_that_claims(30_000, 30_000), 422, "too many pixels"),
    ],
)  # fmt: skip
def test_a_file_that_is_not_taken_is_refused_and_what_was_typed_is_kept(
    ann: Visitor, data: bytes, code: int, sentence: str
) -> None:
    answer = upload(ann, data, "x.png", alternative="Vores stand", body="Foto: Ann.", title="Stand")
    assert answer.status_code == code
    assert sentence in answer.text
    for typed in ('value="Vores stand"', "Foto: Ann.", 'value="Stand"'):
        assert typed in answer.text
    assert "Stand" not in ann.read("/changes").text


def test_without_a_file_there_is_nothing_to_upload(ann: Visitor) -> None:
    answer = ann.send("/files/new", "/files/new", alternative="Vores stand")
    assert (answer.status_code, "Choose a file." in answer.text) == (422, True)


def test_a_file_that_is_a_little_too_large_is_refused_with_all_that_was_typed(
    ann: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taking, "LARGEST_FILE", 100)
    monkeypatch.setattr("wikiapp.files.form.LARGEST_FILE", 100)
    answer = upload(ann, body="Foto: Ann.")
    assert (answer.status_code, "Foto: Ann." in answer.text) == (413, True)


@pytest.mark.parametrize("path", ["/files/new", "/files/"])
def test_a_file_that_is_far_too_large_is_refused_in_words(
    ann: Visitor, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = ann.token("/files/new")
    monkeypatch.setattr(blueprint, "LARGEST_UPLOAD", 1000)
    sent = {"csrf_token": token, "file": (io.BytesIO(b"x" * 2000), "x.png")}
    answer = ann.client.post(path, data=sent)
    assert answer.status_code == 413
    assert "at most 20 MB" in (answer.json or {"error": answer.text})["error"]


def test_forms_of_pages_may_not_be_as_large_as_files(ann: Visitor) -> None:
    assert ann.send("/wiki/Te/edit", body="x" * 3_000_000).status_code == 413


def test_when_too_many_come_at_once_one_is_asked_to_send_it_again(
    ann: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "PATIENCE", 0.01)
    with pictures.WORKING:
        answer = upload(ann, body="Foto: Ann.")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "10")
    assert "Foto: Ann." in answer.text


def test_an_editor_uploads_and_gets_what_it_has_to_write(ann: Visitor) -> None:
    answer = send(ann, alternative="En stand")
    assert (answer.status_code, answer.headers["Location"]) == (201, "/files/stand.png")
    assert answer.json == {"name": "stand.png", "markup": "![[stand.png]]", "note": ""}
    refused = send(ann, b"Dear Ann,")
    assert (refused.status_code, "Files of this kind" in (refused.json or {})["error"]) == (415, True)
    too_long = send(ann, body="x" * 210_000)
    assert (too_long.status_code, "too long" in (too_long.json or {})["error"]) == (422, True)


def test_whoever_only_says_that_something_is_there_shows_nothing(ann: Visitor) -> None:
    nowhere = FileHead("a" * 64, "stand.png", "", 300, 200).written()
    for form in ({"shows": nowhere, "alternative": ""}, {"body": nowhere}):
        answer = ann.send("/files/new", "/files/new", language="da", **form)
        assert (answer.status_code, "Choose a file." in answer.text) == (422, True)
    upload(ann)
    held = hidden_fields(ann.read("/files/stand.png/edit").text)
    for form in ({"shows": nowhere, "alternative": ""}, {"body": nowhere}):
        assert ann.client.post("/files/stand.png/edit", data={**held, "language": "da", **form}).status_code == 422


def test_a_form_that_is_not_ours_uploads_nothing(ann: Visitor, storage: Folder) -> None:
    answer = ann.client.post("/files/new", data={"file": (io.BytesIO(STAND), "stand.png")})
    assert answer.status_code == 400
    assert list(storage.keys()) == []


def test_a_red_link_leads_to_the_form_with_its_name(ann: Visitor) -> None:
    assert 'value="vores stand.jpg"' in ann.read("/files/new?title=vores_stand.jpg").text


def test_the_form_speaks_danish(ann: Visitor) -> None:
    assert "Hvad viser billedet?" in ann.read("/files/new", Accept_Language="da").text
