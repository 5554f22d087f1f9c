"""Files in whatever can be written: posts, drafts of which nobody is told, comments, and what is told of all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browsing import hidden_fields
from tests.files.uploads import upload

if TYPE_CHECKING:
    from tests.browsing import Visitor

SHOWING = "Her:\n\n![[stand.png|Ved vinduet]]\n"
PICTURE = '<a href="/files/stand.png"><img'


@pytest.fixture(autouse=True)
def stand(ann: Visitor) -> None:
    upload(ann, alternative="En stand", name="Ann")


def begun(who: Visitor, **fields: str) -> str:
    """Begin a post; returns where it is read."""
    said = {"title": "Et lagen", "body": SHOWING, "language": "da", **fields}
    return str(who.send("/blog/new", "/blog/new", **said).location)


def said_about(who: Visitor, page: str, body: str) -> None:
    """Write a comment on a page."""
    assert who.send(f"{page}/discussion", f"{page}/discussion?write", body=body, name="Ben").status_code == 303


def move(who: Visitor, to: str) -> None:
    """Give the picture another name."""
    assert who.send("/files/stand.png/moves", "/files/stand.png/moves", title=to).status_code == 303


@pytest.mark.parametrize("at", ["/blog/new", "/wiki/new", "/wiki/Te/edit"])
def test_editors_offer_to_upload_with_and_without_a_script(ann: Visitor, at: str) -> None:
    editor = ann.read(at).text
    assert "data-upload hidden>Picture</button>" in editor
    assert '<noscript><p class="hint"><a href="/files/new">' in editor
    assert "Everybody can see it at once." in editor


def test_ones_own_comment_is_changed_where_pictures_can_be_uploaded(ann: Visitor, ben: Visitor) -> None:
    ann.save("Messen", "Te.\n")
    said_about(ben, "/wiki/Messen", "Nej.")
    assert "data-upload" in ben.read("/comments/3/edit").text


def test_a_post_shows_a_picture_and_the_picture_says_so(ann: Visitor, stranger: Visitor) -> None:
    address = begun(ann, publish="1")
    assert PICTURE in stranger.read(address).text
    assert f'<a href="{address}">Et lagen</a>' in stranger.read("/files/stand.png").text
    assert "stand.png" not in stranger.read("/files/unused").text


def test_a_comment_shows_a_picture_and_the_picture_says_so(ann: Visitor, ben: Visitor, stranger: Visitor) -> None:
    ann.save("Messen", "Te.\n")
    said_about(ben, "/wiki/Messen", SHOWING)
    assert PICTURE in stranger.read("/wiki/Messen/discussion").text
    assert '<a href="/comments/3">Messen</a>' in stranger.read("/files/stand.png").text
    assert "stand.png" not in stranger.read("/files/unused").text


def test_a_draft_shows_a_picture_and_nobody_is_told(ann: Visitor, ben: Visitor, stranger: Visitor) -> None:
    address = begun(ann)
    assert address.startswith("/blog/drafts/")
    assert PICTURE in ann.read(address).text
    for who in (stranger, ben, ann):
        for place in ("/files/stand.png", "/files/stand.png/links", "/files/stand.png/deletion", "/changes", "/"):
            assert "Et lagen" not in who.read(place).text, place
    assert "stand.png" not in stranger.read("/files/unused").text
    assert "1 text" not in ben.read("/files/stand.png/moves").text


def test_a_picture_that_only_a_deleted_draft_showed_is_unused(ann: Visitor, stranger: Visitor) -> None:
    address = begun(ann)
    ann.send(f"{address}/deletion", f"{address}/deletion")
    assert "stand.png" in stranger.read("/files/unused").text


def test_drafts_posts_and_comments_follow_a_file_to_its_new_name(
    ann: Visitor, ben: Visitor, stranger: Visitor
) -> None:
    draft = begun(ann, title="Endnu ikke")
    post = begun(ann, publish="1")
    said_about(ben, post, SHOWING)
    move(ben, "Vinduet.png")
    for who, address in ((ann, draft), (stranger, post), (stranger, f"{post}/discussion")):
        assert '<a href="/files/Vinduet.png"><img' in who.read(address).text, address
    assert "stand.png → Vinduet.png" in ann.read(f"{draft}/history").text
    for place in ("/changes", "/people/2", "/people/2/feed.atom"):
        told = stranger.read(place).text
        assert ("Et lagen" in told, "Endnu ikke" in told) == (True, False), place


def test_what_happens_to_a_file_is_told_with_all_else(ann: Visitor, stranger: Visitor) -> None:
    assert "lagde filen op" in stranger.read("/changes", Accept_Language="da").text
    assert "stand.png: Ann uploaded it" in stranger.read("/changes.atom", Accept_Language="en").text
    assert 'href="/files/stand.png/feed.atom"' in stranger.read("/files/stand.png").text
    held = hidden_fields(ann.read("/files/stand.png/edit").text)
    sent = {**held, "language": "da", "alternative": "En stand", "body": "Foto: Ann.", "summary": "hvem"}
    assert ann.client.post("/files/stand.png/edit", data=sent).status_code == 303
    assert "hvem" in stranger.read("/files/stand.png/feed.atom").text
