from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from wikiapp.content import Revision
from wikiapp.content.revision import seal

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from wikiapp.people.person import Person
    from wikiapp.wiki.page import Page

    Write = Callable[..., Page]

SAID = {
    "parent": b"", "content": UUID(int=1), "number": 1, "action": "wrote", "title": "Te", "language": "da",
    "text": bytes(32), "summary": "", "minor": False, "author": UUID(int=2),
    "at": datetime(2026, 5, 4, 12, tzinfo=UTC),
}  # fmt: skip
OTHERWISE = {
    "parent": bytes(32), "content": UUID(int=3), "number": 2, "action": "deleted", "title": "te", "language": "en",
    "text": bytes(31) + b"\1", "summary": " ", "minor": True, "author": UUID(int=3),
    "at": datetime(2026, 5, 4, 12, 0, 0, 1, tzinfo=UTC),
}  # fmt: skip


def test_the_hash_is_what_it_was_when_the_first_wiki_was_written() -> None:
    # Were it ever computed in another way, every wiki there is would seem to be damaged.
    assert seal(**SAID).hex() == "e281dd0f51804a7e19c57737345d5a11ca9792b5aeb80bb5c52611961a426d3e"  # type: ignore[arg-type]  # of one dict for all


@pytest.mark.parametrize("what", SAID)
def test_the_hash_covers_all_that_a_revision_says(what: str) -> None:
    assert seal(**SAID) != seal(**SAID | {what: OTHERWISE[what]})  # type: ignore[arg-type]  # of one dict for all


def test_each_hash_covers_the_one_before(write: Write, ben: Person) -> None:
    page = write("Te")
    first, second = page.latest, page.save_revision(author=ben, body="Te.")
    assert first.hash == first.sealed(page.uuid, parent=b"")
    assert second.hash == second.sealed(page.uuid, parent=first.hash)


def test_a_revision_is_named_after_its_moment_and_its_hash(write: Write) -> None:
    noon = datetime(2026, 5, 4, 12, tzinfo=UTC)
    revision = write("Te", at=noon).latest
    assert revision.uuid.version == 7
    assert revision.uuid.int >> 80 == int(noon.timestamp()) * 1000
    assert revision.uuid.bytes[10:] == revision.hash[4:10]


def test_a_revision_tells_how_many_words_came_and_went(write: Write, ben: Person) -> None:
    page = write("Te", "Te er godt.")
    assert (page.latest.words_added, page.latest.words_removed) == (3, 0)
    saved = page.save_revision(author=ben, body="Te er det bedste.")
    assert (saved.words_added, saved.words_removed) == (2, 1)
    renamed = page.rename(to="Grøn te", author=ben)
    assert (renamed.words_added, renamed.words_removed) == (0, 0)


def test_the_timeline_is_everybodys_revisions_newest_first(write: Write, session: Session, ben: Person) -> None:
    tea, coffee = write("Te"), write("Kaffe")
    tea.save_revision(author=ben, body="Te.")
    coffee.delete(author=ben)
    lately = [(one.title, one.number) for one in session.scalars(Revision.lately().limit(3))]
    assert lately == [("Kaffe", 2), ("Te", 2), ("Kaffe", 1)]
