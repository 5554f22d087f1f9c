"""Handing out bytes: safely, for ever, in parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.files.drawings import PDF, SVG_WITH_SCRIPT, drawn, saved
from wikiapp.files.taking import take

if TYPE_CHECKING:
    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

    from wikiapp.files.storage import Folder


def fetched(client: FlaskClient, path: str, **more: Any) -> TestResponse:
    """Return an answer that is read to its end, as a server would send it."""
    return client.get(path, buffered=True, **more)


@pytest.fixture
def picture(storage: Folder) -> str:
    return take(storage, saved(drawn((600, 400)), "PNG")).digest


@pytest.fixture
def pdf(storage: Folder) -> str:
    return take(storage, PDF).digest


def test_a_picture_is_shown_and_kept_for_a_year(client: FlaskClient, storage: Folder, picture: str) -> None:
    answer = fetched(client, f"/files/{picture}/stand.png")
    with storage.open(picture) as file:
        assert answer.data == file.read()
    assert (answer.status_code, answer.mimetype) == (200, "image/png")
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "Content-Disposition" not in answer.headers
    assert "Set-Cookie" not in answer.headers
    assert not {"Cookie", "Accept-Language"} & answer.vary


def test_whatever_it_is_it_can_neither_act_nor_be_taken_for_anything_else(
    client: FlaskClient, storage: Folder, picture: str, pdf: str
) -> None:
    drawing = take(storage, SVG_WITH_SCRIPT).digest
    for path in (f"{picture}/a.png", f"{picture}/480/a.webp", f"{pdf}/a.pdf", f"{drawing}/a.svg"):
        headers = fetched(client, f"/files/{path}").headers
        assert headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
        assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("name", "media_type"), [("Møde.pdf", "application/pdf"), ("tegning.svg", "image/svg+xml")]
)
def test_what_is_no_picture_is_only_handed_out(
    client: FlaskClient, storage: Folder, name: str, media_type: str
) -> None:
    digest = take(storage, PDF if name.endswith("pdf") else SVG_WITH_SCRIPT).digest
    answer = fetched(client, f"/files/{digest}/{name}")
    assert answer.mimetype == media_type
    assert answer.headers["Content-Disposition"].startswith("attachment; filename")


def test_a_name_can_not_make_a_file_what_it_is_not(client: FlaskClient, picture: str, pdf: str) -> None:
    for path in (f"{picture}/a.jpg", f"{picture}/a.html", f"{picture}/a", f"{pdf}/a.exe", f"{pdf}/a.png"):
        assert fetched(client, f"/files/{path}").status_code == 404


def test_a_smaller_width_is_webp(client: FlaskClient, picture: str) -> None:
    answer = fetched(client, f"/files/{picture}/480/stand.webp")
    assert (answer.status_code, answer.mimetype) == (200, "image/webp")
    assert fetched(client, f"/files/{picture}/480/stand.png").status_code == 404
    assert fetched(client, f"/files/{picture}/960/stand.webp").status_code == 404
    assert fetched(client, f"/files/{picture}/0/stand.webp").status_code == 404


def test_what_a_reader_has_is_not_sent_again(client: FlaskClient, picture: str) -> None:
    path = f"/files/{picture}/stand.png"
    tag = fetched(client, path).headers["ETag"]
    answer = fetched(client, path, headers={"If-None-Match": tag})
    assert (answer.status_code, answer.data) == (304, b"")
    assert fetched(client, f"/files/{picture}/480/stand.webp", headers={"If-None-Match": tag}).status_code == 200


def test_a_part_of_a_document_is_sent_where_only_that_is_wanted(client: FlaskClient, pdf: str) -> None:
    answer = fetched(client, f"/files/{pdf}/a.pdf", headers={"Range": "bytes=1-3"})
    assert (answer.status_code, answer.data) == (206, b"PDF")
    assert answer.headers["Content-Range"] == f"bytes 1-3/{len(PDF)}"
    assert fetched(client, f"/files/{pdf}/a.pdf", headers={"Range": "bytes=9999-"}).status_code == 416


def test_only_the_headers_are_sent_where_only_they_are_wanted(client: FlaskClient, pdf: str) -> None:
    answer = client.head(f"/files/{pdf}/a.pdf", buffered=True)
    assert (answer.data, answer.headers["Content-Length"]) == (b"", str(len(PDF)))


@pytest.mark.parametrize(
    "path", ["f" * 64 + "/a.png", "f" * 64 + "/480/a.webp", "f" * 63 + "/a.png", "F" * 64 + "/a.png"]
)
def test_what_is_not_kept_is_not_there(client: FlaskClient, path: str) -> None:
    assert fetched(client, f"/files/{path}").status_code == 404


def test_what_was_never_taken_but_lies_there_is_no_page_of_this_site(client: FlaskClient, storage: Folder) -> None:
    storage.put("e" * 64, b"\0<script>alert(1)</script>")
    storage.put("d" * 64, b"<!doctype html><script>alert(1)</script>")
    assert fetched(client, f"/files/{'e' * 64}/a.html").status_code == 404
    answer = fetched(client, f"/files/{'d' * 64}/a.svg")
    assert answer.headers["Content-Disposition"].startswith("attachment")
