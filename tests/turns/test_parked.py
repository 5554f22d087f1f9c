from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from wikiapp.turns import parked
from wikiapp.turns.parked import ParkedText, park

if TYPE_CHECKING:
    import pytest
    from sqlalchemy.orm import Session

    from wikiapp.people.person import Person


def test_of_very_many_texts_of_one_person_the_newest_are_kept(
    session: Session, ann: Person, ben: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parked, "MOST", 2)
    park(session, ben.id, "/wiki/Te/edit", {"body": "Bens."})
    for number in range(4):
        park(session, ann.id, f"/wiki/Side{number}/edit", {"body": f"Nr. {number}."})
    park(session, ann.id, "/wiki/Side2/edit", {"body": "Nr. 2, igen."})
    kept = session.scalars(select(ParkedText).order_by(ParkedText.id)).all()
    assert [text.fields["body"] for text in kept] == ["Bens.", "Nr. 2, igen.", "Nr. 3."]
