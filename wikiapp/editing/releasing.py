"""Beginning what waited, when it is approved: as its writer would have, at the desk of its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikiapp.content import AddressTaken, EditConflict, WrittenWrong
from wikiapp.editing.refusing import Refused
from wikiapp.filters.releasing import CanNotBe

if TYPE_CHECKING:
    from wikiapp.content import Content
    from wikiapp.editing.desk import Desk
    from wikiapp.filters.held import Held
    from wikiapp.filters.releasing import Release


def release_at(desk: Desk) -> Release:
    """Return what writes something new of one kind that waited."""

    def release(held: Held) -> Content:
        try:
            content, form = desk.named(desk.form(held.title, held.body, held.language, **held.said))
            if content is None:
                return desk.begin(form, held.person)
            desk.save(content, form, held.person)
        except (Refused, AddressTaken, EditConflict, WrittenWrong) as error:
            raise CanNotBe("taken") from error
        return content

    return release
