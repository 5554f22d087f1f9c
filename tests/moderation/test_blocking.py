from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from wikiapp.database import NOW, now
from wikiapp.people import block
from wikiapp.people.role import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browsing import Visitor


@pytest.fixture
def blocked(ann: Visitor, moderator: Visitor, number_of: Callable[[str], int]) -> str:
    """Ann, who has written, is blocked; returns the path of her block's form."""
    ann.save("Te", "Te er godt.", name="Ann")
    path = f"/people/{number_of('Ann')}/blocks"
    answer = moderator.send(path, path, **{"for": "120", "summary": "Reklame for kaffe"})
    assert answer.status_code == 303
    return path


def test_who_is_blocked_is_told_why_and_loses_no_word(ann: Visitor, blocked: str) -> None:
    answer = ann.save("Te", "Te er meget godt.")
    assert answer.status_code == 403
    assert "Reklame for kaffe" in answer.text
    assert "Te er meget godt." in answer.text
    assert ann.said("Te") == "Te er godt."


def test_whatever_writes_is_stopped(ann: Visitor, blocked: str) -> None:
    for path, fields in (
        ("/wiki/new", {"title": "Kaffe", "body": "x", "language": "da"}),
        ("/wiki/Te/reverts", {"to": "1"}),
        ("/wiki/Te/deletion", {}),
        ("/wiki/Te/discussion", {"body": "Hej", "language": "da"}),
        ("/blog/new", {"title": "Kaffe", "body": "x", "language": "da"}),
    ):
        assert ann.send(path, **fields).status_code == 403, path
    assert blocked


def test_others_go_on(ben: Visitor, blocked: str) -> None:
    assert ben.save("Te", "Te er meget godt.").status_code == 303
    assert blocked


def test_who_is_blocked_can_object(ann: Visitor, moderator: Visitor, blocked: str) -> None:
    assert ann.send("/appeals", words="Det var min egen te.").status_code == 303
    assert "Det var min egen te." in moderator.read("/moderation").text
    assert blocked


def test_a_block_can_be_ended(ann: Visitor, moderator: Visitor, blocked: str) -> None:
    assert moderator.send(blocked.replace("blocks", "unblocks"), blocked).status_code == 303
    assert ann.save("Te", "Te er meget godt.").status_code == 303
    assert ann.send("/appeals", words="Hm").status_code == 404
    log = moderator.read("/moderation/log").text
    assert "blocked" in log
    assert "ended the block of" in log


def test_a_block_ends_by_itself(ann: Visitor, blocked: str, monkeypatch: pytest.MonkeyPatch) -> None:
    later = now() + timedelta(hours=3)
    monkeypatch.setattr(block, "now", lambda: later)
    monkeypatch.setattr(NOW, "callable", lambda: later)
    assert ann.save("Te", "Te er meget godt.").status_code == 303
    assert blocked


def test_nobody_blocks_who_may_as_much(
    moderator: Visitor, signed_in: Callable[[str, Role], Visitor], number_of: Callable[[str], int]
) -> None:
    signed_in("Vera", Role.HOST)
    for name in ("Vera", "Mod"):
        path = f"/people/{number_of(name)}/blocks"
        answer = moderator.send(path, path, **{"for": "0"})
        assert answer.status_code == 422
        assert "Nobody is blocked" in answer.text
    assert moderator.read("/people/99/blocks").status_code == 404
