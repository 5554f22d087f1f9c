from __future__ import annotations

import json
from typing import TYPE_CHECKING

from wikiapp.people.role import Role
from wikiapp.timeline import own_data

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    from tests.browsing import Visitor

DATA = "/account/data.json"


def test_somebody_takes_home_all_that_is_known_of_them(
    signed_in: Callable[[str, Role], Visitor], ann: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own_data, "AT_ONCE", 2)
    vera = signed_in("Vera", Role.WRITER)
    ann.save("Te", "Te er godt.", name="Ann")
    for body in ("Te er bedst.", "Te er bedst af alt.", "Te er “bedst” af alt."):
        vera.save("Te", body, summary="bedre")
    vera.send("/blog/new", "/blog/new", title="Kladde", body="Ikke færdig.", language="da")
    vera.send("/wiki/Te/agreements", "/wiki/Te/edit")
    answer = vera.read(DATA)
    told = json.loads(answer.text)
    assert (told["person"]["name"], told["person"]["role"]) == ("Vera", "writer")
    assert [one["until"] for one in told["sign_ins"]] == [None]
    assert [(one["title"], one["version"], one["said"]) for one in told["agreements"]] == [("Te", 4, "agreed")]
    texts = [one["text"] for one in told["revisions"]]
    assert texts == ["Te er bedst.", "Te er bedst af alt.", "Te er “bedst” af alt.", "Ikke færdig."]
    assert answer.headers["Content-Disposition"] == "attachment; filename=data.json"
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert "Ann" not in answer.text


def test_whoever_wrote_nothing_gets_an_empty_list(signed_in: Callable[[str, Role], Visitor]) -> None:
    assert json.loads(signed_in("Vera", Role.READER).read(DATA).text)["revisions"] == []


def test_a_stranger_is_led_to_signing_in(stranger: Visitor) -> None:
    assert stranger.read(DATA).status_code == 302
