from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import func, select, update

from wikiapp.database import now
from wikiapp.people.guessing import MOST, WITHIN, WrongCode, note_wrong, origin_of, too_many

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def test_one_household_is_one_origin_and_its_address_is_not_kept() -> None:
    assert origin_of("2001:db8::1", "key") == origin_of("2001:db8::ffff", "key")
    assert origin_of("2001:db8::1", "key") != origin_of("2001:db8:0:1::1", "key")
    assert origin_of("192.0.2.1", "key") != origin_of("192.0.2.2", "key")
    assert origin_of(None, "key") != origin_of("192.0.2.1", "key")
    assert b"192" not in origin_of("192.0.2.1", "key")


def test_wrong_codes_count_for_a_while_and_for_their_origin_alone(session: Session) -> None:
    here, there = origin_of("192.0.2.1", "key"), origin_of("192.0.2.2", "key")
    for _ in range(MOST):
        assert not too_many(session, here)
        note_wrong(session, here)
    assert too_many(session, here)
    assert not too_many(session, there)
    session.execute(update(WrongCode).values(at=now() - WITHIN - timedelta(seconds=1)))
    assert not too_many(session, here)
    note_wrong(session, there)
    assert session.scalar(select(func.count()).select_from(WrongCode)) == 1
