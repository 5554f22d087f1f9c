"""A proof of work is good once, for a while, and for whoever did the work."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.newcomers.solving import solved
from wikiapp.database import now
from wikiapp.newcomers import proof
from wikiapp.newcomers.proof import LASTS, MOST, accept, challenge

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

KEY = "secret"


def test_the_number_that_is_asked_for_is_a_proof_once(session: Session) -> None:
    good = solved(challenge(KEY))
    assert accept(session, KEY, good)
    assert not accept(session, KEY, good)
    assert accept(session, KEY, solved(challenge(KEY)))


def test_it_is_good_for_a_while(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    good, later = solved(challenge(KEY)), now() + LASTS
    monkeypatch.setattr(proof, "now", lambda: later)
    assert not accept(session, KEY, good)
    monkeypatch.setattr(proof, "now", lambda: later - timedelta(seconds=5))
    assert accept(session, KEY, good)


@pytest.mark.parametrize("spoilt", [0, 1, 2])
def test_whatever_is_another_salt_number_or_signature_is_none(session: Session, spoilt: int) -> None:
    parts = solved(challenge(KEY)).split(" ")
    parts[spoilt] = parts[spoilt].replace(parts[spoilt][0], "f" if parts[spoilt][0] != "f" else "0")
    assert not accept(session, KEY, " ".join(parts))


@pytest.mark.parametrize(
    "sent", ["", " ", "  ", "a b c d", "æ ø å", "x.nan 1 y", "." * 5000, "x. 1 y", "\x00 \x00 \x00"]
)
def test_what_makes_no_sense_is_none(session: Session, sent: str) -> None:
    assert not accept(session, KEY, sent)


def test_another_wikis_is_none(session: Session) -> None:
    assert not accept(session, KEY, solved(challenge("another")))


def test_what_is_asked_says_nothing_of_the_number() -> None:
    asked = challenge(KEY)
    assert asked.hash == hashlib.sha256(f"{asked.salt}{solved(asked).split(' ')[1]}".encode()).hexdigest()
    assert int(solved(asked).split(" ")[1]) < MOST
