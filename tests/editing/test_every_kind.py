"""What can be done with every kind of content on its own pages, because it is content."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browsing import Visitor, hidden_fields
from tests.kinds import KINDS, Kind

if TYPE_CHECKING:
    from flask import Flask
    from werkzeug.test import TestResponse

every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.model.__name__)


def begun(who: Visitor, kind: Kind, body: str = "Først.\n\nTe er godt.\n\nSidst.\n", **fields: str) -> str:
    """Begin something of a kind that everybody may read; returns its address."""
    said: dict[str, object] = {
        "title": "Grøn te",
        "body": body,
        "language": "da",
        "name": "Ann",
        **kind.fields(),
        **fields,
    }
    answer = who.send(kind.begun_at, form_at=kind.begun_at, **said)
    assert answer.status_code == 303
    return str(answer.location)


def saved(who: Visitor, address: str, body: str, **fields: str) -> TestResponse:
    held = hidden_fields(who.read(f"{address}/edit").text)
    return who.client.post(f"{address}/edit", data={**held, "language": "da", "body": body, **fields})


@every_kind
def test_it_is_begun_read_and_changed(kind: Kind, ann: Visitor, ben: Visitor, stranger: Visitor) -> None:
    address = begun(ann, kind)
    assert saved(ben, address, "Te er *bedst*.\n", summary="mere", name="Ben").location == address
    page = stranger.read(address)
    assert "<em>bedst</em>" in page.text
    assert all(name in page.text for name in ("Grøn te", "Ben"))


@every_kind
def test_what_is_written_into_a_protected_one_is_kept_as_a_suggestion(
    kind: Kind, ann: Visitor, ben: Visitor, moderator: Visitor
) -> None:
    address = begun(ann, kind)
    moderator.send(f"{address}/protection", f"{address}/protection", role="writer")
    answer = saved(ben, address, "Te er *bedst*.\n")
    assert (answer.status_code, answer.location) == (303, f"{address}/revisions/2")
    assert "<em>bedst</em>" not in ben.read(address).text
    adopted = moderator.send(f"{address}/adoptions", f"{address}/protection", suggestion="2")
    assert adopted.location == address
    assert "<em>bedst</em>" in ben.read(address).text


@every_kind
def test_every_page_behind_it_answers(kind: Kind, ann: Visitor, ben: Visitor, stranger: Visitor) -> None:
    address = begun(ann, kind)
    saved(ben, address, "Te er *bedst*.\n")
    for suffix in (
        "", "/edit", "/edit?section=0", "/history", "/history?tick", "/revisions/1", "/diff", "/diff?from=1&to=2",
        "/diff?format=json", "/undos?revision=2", "/rollbacks", "/deletion", "/feed.atom",
    ):  # fmt: skip
        assert stranger.read(address + suffix).status_code == 200, suffix
    assert stranger.read(f"{address}/revisions/3").status_code == 404


@every_kind
def test_nothing_is_saved_by_a_preview(kind: Kind, ann: Visitor, stranger: Visitor) -> None:
    fields = {"title": "Grøn te", "body": "Te er **godt**.\n", "language": "da", "preview": "1", **kind.fields()}
    answer = ann.send(kind.begun_at, form_at=kind.begun_at, **fields)
    assert "<strong>godt</strong>" in answer.text
    assert "Grøn te" not in stranger.read("/changes").text


@pytest.mark.parametrize(
    ("kind", "wrong"), [pytest.param(kind, wrong, id=f"{kind.model.__name__}-{n}")
                        for kind in KINDS for n, wrong in enumerate(kind.wrong)]
)  # fmt: skip
def test_what_is_refused_is_shown_again_with_the_reason(kind: Kind, ann: Visitor, wrong: dict[str, str]) -> None:
    fields = {"title": "Grøn te", "body": "Min tekst.", "language": "da", **wrong}
    answer = ann.send(kind.begun_at, form_at=kind.begun_at, **kind.fields(), **fields)
    assert answer.status_code in {413, 422}
    assert 'role="alert"' in answer.text
    assert fields["body"][:100] in answer.text


@every_kind
def test_two_who_change_the_same_place_are_asked_and_nothing_is_lost(
    kind: Kind, ann: Visitor, ben: Visitor
) -> None:
    address = begun(ann, kind)
    saved(ben, address, "Først.\n\nTe er grønt.\n\nSidst.\n")
    answer = saved(ann, address, "Først.\n\nTe er sort.\n\nSidst.\n", based_on="1")
    assert answer.status_code == 409
    held = hidden_fields(answer.text)
    sent = {**held, "mine": "Først.\n\nTe er sort.\n\nSidst.\n", "choice-0": "both"}
    assert ann.client.post(f"{address}/edit", data=sent).location == address
    page = ann.read(address).text
    assert all(words in page for words in ("Te er grønt.", "Te er sort."))
    assert "Taken up in version 4" in ann.read(f"{address}/revisions/3").text


@every_kind
def test_what_was_done_is_undone_taken_back_and_taken_up(kind: Kind, ann: Visitor, ben: Visitor) -> None:
    address = begun(ann, kind)
    saved(ben, address, "Først!\n\nTe er godt.\n\nSidst.\n")
    assert ann.send(f"{address}/undos", revision=2).location == address
    assert ann.send(f"{address}/reverts", to=2).location == address
    assert "Først!" in ann.read(address).text
    assert saved(ben, address, "Andet.\n").status_code == 303
    assert ann.send(f"{address}/rollbacks", latest=5).location == f"{address}/history"
    assert "Andet." not in ann.read(address).text


@every_kind
def test_it_is_deleted_and_comes_back(kind: Kind, ann: Visitor, ben: Visitor, stranger: Visitor) -> None:
    address = begun(ann, kind)
    assert ben.send(f"{address}/deletion", form_at=kind.begun_at, summary="en prøve").location == address
    gone = stranger.read(address)
    assert gone.status_code == 410
    assert "en prøve" in gone.text
    assert stranger.read(f"{address}/history").status_code == 200
    assert "Grøn te" not in stranger.read("/sitemap.xml").text
    assert ben.send(f"{address}/restoration", form_at=kind.begun_at).location == address
    assert "Te er godt." in stranger.read(address).text


@every_kind
def test_what_happens_to_it_is_told(kind: Kind, ann: Visitor, stranger: Visitor) -> None:
    address = begun(ann, kind)
    for place in ("/changes", "/people/1", "/", "/changes.atom", "/sitemap.xml"):
        assert address in stranger.read(place).text, place


@every_kind
def test_acts_are_refused_without_a_token(kind: Kind, ann: Visitor) -> None:
    address = begun(ann, kind)
    for act in ("edit", "reverts", "undos", "rollbacks", "adoptions", "deletion", "restoration"):
        assert ann.client.post(f"{address}/{act}", data={"body": "x", "to": 1}).status_code == 400


@every_kind
def test_a_page_of_it_is_kept_and_shows_what_is_saved_at_once(
    kind: Kind, app: Flask, ann: Visitor, stranger: Visitor
) -> None:
    address = begun(ann, kind)
    tag = stranger.read(address).headers["ETag"]
    assert stranger.read(address, If_None_Match=tag).status_code == 304
    ann.save("Kaffe", "Kaffe er sort.\n")
    assert stranger.read(address, If_None_Match=tag).status_code == 304
    saved(ann, address, "Te er bedst.\n")
    assert "Te er bedst." in stranger.read(address, If_None_Match=tag).text
    assert "Set-Cookie" not in stranger.read(address).headers
