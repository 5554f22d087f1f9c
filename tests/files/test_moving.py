from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.files.uploads import upload

if TYPE_CHECKING:
    from werkzeug.test import TestResponse

    from tests.browsing import Visitor


@pytest.fixture(autouse=True)
def stand(ann: Visitor) -> None:
    upload(ann, called="IMG_2034.png")
    ann.save("Messen", "Vores stand:\n\n![[IMG 2034.png|Ved vinduet]]\n")


def move(visitor: Visitor, to: str) -> TestResponse:
    path = "/files/IMG_2034.png/moves"
    return visitor.send(path, path, title=to, summary="et navn, der siger noget")


def test_texts_follow_a_file_to_its_new_name(ann: Visitor, stranger: Visitor) -> None:
    assert "1 text that shows it" in ann.read("/files/IMG_2034.png/moves").text
    assert move(ann, "Vores stand.png").headers["Location"] == "/files/Vores_stand.png"
    assert '<a href="/files/Vores_stand.png"><img' in stranger.read("/wiki/Messen").text
    assert "IMG 2034.png → Vores stand.png" in stranger.read("/wiki/Messen/history").text
    assert "et navn, der siger noget" in stranger.read("/files/Vores_stand.png/history").text
    assert stranger.read("/files/IMG_2034.png").status_code == 404


def test_a_new_name_ends_as_the_old_one_did(ann: Visitor) -> None:
    assert move(ann, "Vores stand.php").headers["Location"] == "/files/Vores_stand.png"


def test_a_name_that_another_file_has_is_refused_and_kept_in_the_form(ann: Visitor) -> None:
    upload(ann, called="Vores stand.png")
    answer = move(ann, "vores stand.png")
    assert (answer.status_code, 'value="vores stand.png"' in answer.text) == (422, True)
    assert move(ann, "IMG 2034.png").status_code == 422
