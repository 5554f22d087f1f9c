"""The colour in which a person's words are shown, the same wherever they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wikiapp.people.nobody import Nobody
    from wikiapp.people.person import Person

PALETTE = 8  # classes person-0 to person-7 in css/people.css


def colour_of(person: Person | Nobody) -> int:
    """Return which colour of the palette is this person's; people who came one after the other differ."""
    return person.id % PALETTE
