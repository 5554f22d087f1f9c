from __future__ import annotations

from typing import TYPE_CHECKING

from wikiapp.people.colour import PALETTE, colour_of
from wikiapp.people.person import Person

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def test_people_who_came_one_after_the_other_have_all_the_colours_there_are(session: Session) -> None:
    people = [Person(f"Gæst {number}") for number in range(2 * PALETTE)]
    session.add_all(people)
    session.flush()
    assert {colour_of(person) for person in people[:PALETTE]} == set(range(PALETTE))
    assert [colour_of(person) for person in people[:PALETTE]] == [colour_of(person) for person in people[PALETTE:]]
