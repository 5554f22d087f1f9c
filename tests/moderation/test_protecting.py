from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.kinds import KINDS, Kind
from wikiapp.content import Protected, protection
from wikiapp.database import now
from wikiapp.people.role import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from tests.browsing import Visitor
    from wikiapp.people.person import Person


@pytest.fixture
def protected(ben: Visitor, moderator: Visitor) -> Visitor:
    """A page that only writers may change; returns the moderator."""
    ben.save("Te", "Te er godt.\n", name="Ben")
    answer = moderator.send("/wiki/Te/protection", "/wiki/Te/protection", role="writer", summary="For meget uro")
    assert answer.status_code == 303
    return moderator


def test_a_guests_text_is_kept_as_a_suggestion(ann: Visitor, protected: Visitor) -> None:
    answer = ann.save("Te", "Te er meget godt.")
    assert answer.status_code == 303
    assert answer.location.endswith("/revisions/2")
    assert "meget godt" in ann.read(answer.location).text
    assert protected.said("Te") == "Te er godt.\n"


def test_a_writer_goes_on(protected: Visitor, signed_in: Callable[[str, Role], Visitor]) -> None:
    assert signed_in("Mette", Role.WRITER).save("Te", "Te er meget godt.").status_code == 303
    assert protected.said("Te") == "Te er meget godt."


@pytest.mark.parametrize("act", ["deletion", "moves", "reverts", "undos", "rollbacks"])
def test_a_guest_can_do_nothing_else_to_it(ben: Visitor, protected: Visitor, act: str) -> None:
    protected.save("Te", "Te er meget godt.")
    answer = ben.send(f"/wiki/Te/{act}", title="Kaffe", to="1", revision="2", latest="2")
    assert answer.status_code == 403
    assert "protected" in answer.text


def test_the_page_offers_a_guest_no_editor(stranger: Visitor, protected: Visitor) -> None:
    assert "/edit" not in stranger.read("/wiki/Te").text.split("<main")[0]
    assert "/edit" in protected.read("/wiki/Te").text


def test_everybody_can_write_again(ann: Visitor, protected: Visitor) -> None:
    protected.send("/wiki/Te/protection", "/wiki/Te/protection", role="everybody")
    assert ann.save("Te", "Te er meget godt.").location == "/wiki/Te"
    log = protected.read("/moderation/log").text
    assert "ended the protection of" in log
    assert "For meget uro" in log


def test_protection_is_for_moderators(ann: Visitor, stranger: Visitor, protected: Visitor) -> None:
    ann.save("Kaffe", "Kaffe er godt.")
    assert stranger.read("/wiki/Te/protection").status_code == 302
    assert ann.read("/wiki/Te/protection").status_code == 302
    assert ann.send("/wiki/Te/protection", role="everybody").status_code == 403
    assert protected.read("/wiki/Te/protection").status_code == 200


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.model.__name__)
def test_every_kind_can_be_protected_for_a_time(
    kind: Kind, session: Session, guest: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = kind.model.write(session, author=guest, title="Te", body="Te er godt.\n", language="da")
    written.protect(Role.WRITER, until=now() + timedelta(hours=1))
    with pytest.raises(Protected):
        written.save_revision(author=guest, body="Te er meget godt.\n")
    assert written.suggest(author=guest, body="Te er meget godt.\n").number == 2
    monkeypatch.setattr(protection, "now", lambda: now() + timedelta(hours=2))
    assert written.save_revision(author=guest, body="Te er meget godt.\n").number == 3
