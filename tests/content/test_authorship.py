from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import delete, event, select, update

from wikiapp.content import catching_up
from wikiapp.content.authorship import Authorship, BuriedPassage
from wikiapp.content.catching_up import catch_up, catch_up_if_free
from wikiapp.edition import Edition
from wikiapp.wiki.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from wikiapp.database import Database
    from wikiapp.people.person import Person

TEA = "Te er en varm drik, som mange holder af.\n"
MILK = "Mælk i te er en engelsk skik. Citron er en russisk.\n"
CUP = "Man drikker den af en kop.\n"
SPAM = "Køb billige ure hos os i dag, kun i dag!\n"
Kept = tuple[dict[int, bytes], dict[tuple[int, bytes], bytes]]


@pytest.fixture
def page(session: Session, write: Callable[..., Page], ann: Person, ben: Person) -> Page:
    """Ann begins, Ben adds a line above and changes hers, somebody spoils it, Ann brings it back."""
    page = write("Te", TEA + CUP)
    page.save_revision(author=ben, body=MILK + TEA.replace("varm", "dejlig varm") + CUP)
    page.save_revision(author=ben, body=SPAM)
    page.history.revert(to=2, author=ann)
    return page


def _who(page: Page) -> list[tuple[str, int, str]]:
    found = page.history.written()
    assert found is not None
    return [(found.origins[run.origin].person.name, run.origin, run.text) for run in found.runs]


def test_every_word_is_known_with_the_revision_and_the_person_that_wrote_it(page: Page) -> None:
    assert _who(page) == [
        ("Ben", 2, MILK),
        ("Ann", 1, "Te er en "),
        ("Ben", 2, "dejlig "),
        ("Ann", 1, "varm drik, som mange holder af.\n" + CUP),
    ]


def test_the_shares_are_counted_in_words(page: Page) -> None:
    found = page.history.written()
    assert found is not None
    assert [(share.person.name, share.words) for share in found.shares()] == [("Ann", 15), ("Ben", 12)]


def test_it_stays_level_when_a_page_is_moved_deleted_and_restored(page: Page, ann: Person) -> None:
    before = _who(page)
    page.rename(to="Grøn te", author=ann)
    page.delete(author=ann)
    page.restore(author=ann)
    found = page.history.written()
    assert found is not None
    assert (found.level, _who(page)) == (7, before)


def test_a_sentence_that_comes_back_elsewhere_has_its_author_still(page: Page, ann: Person) -> None:
    page.save_revision(author=ann, body=CUP)
    page.save_revision(author=ann, body=CUP + "Noget nyt om te. Citron er en russisk.\n")
    assert _who(page)[-1] == ("Ben", 2, "Citron er en russisk.\n")


def test_what_is_kept_is_what_is_found_from_the_beginning(session: Session, page: Page, ann: Person) -> None:
    page.save_revision(author=ann, body=CUP + MILK)
    page.rename(to="Grøn te", author=ann)
    page.save_revision(author=ann, body=CUP.replace("kop", "stor kop") + MILK)
    kept = _kept(session)
    _throw_away(session)
    assert page.history.written() is None
    assert catch_up(session.connection(), page.id) == 7
    assert _kept(session) == kept


def test_it_catches_up_in_slices_that_join(session: Session, page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = _kept(session)
    _throw_away(session)
    monkeypatch.setattr(catching_up, "SLICE", 0)
    for level in (1, 2, 3, 4, 4):
        assert catch_up(session.connection(), page.id) == level
        found = page.history.written()
        assert found is not None
        assert found.level == level
    assert _kept(session) == kept


def test_a_save_leaves_alone_what_is_behind(session: Session, page: Page, ann: Person) -> None:
    _throw_away(session)
    page.save_revision(author=ann, body=TEA)
    assert _kept(session) == ({}, {})
    assert catch_up(session.connection(), page.id) == 5
    page.save_revision(author=ann, body=TEA + CUP)
    assert _who(page) == [("Ann", 1, TEA + CUP)]


def test_a_save_leaves_alone_what_is_behind_even_if_it_is_of_the_same_text(
    session: Session, page: Page, ann: Person
) -> None:
    before = _kept(session)[0]
    page.save_revision(author=ann, body=SPAM)
    page.history.revert(to=4, author=ann)
    session.execute(update(Authorship).values(data=before[page.id]))
    page.save_revision(author=ann, body=CUP)
    assert _kept(session)[0] == before


def test_what_is_damaged_or_of_another_text_is_found_anew(session: Session, page: Page) -> None:
    other = write_to(session, page)
    kept = _kept(session)
    for data in (b"damaged", other):
        session.execute(update(Authorship).where(Authorship.content_id == page.id).values(data=data))
        assert catch_up(session.connection(), page.id) == 4
        assert _kept(session) == kept


def test_a_buried_passage_that_is_damaged_is_never_brought_back(session: Session, page: Page, ann: Person) -> None:
    page.save_revision(author=ann, body=TEA)
    session.execute(update(BuriedPassage).values(data=b"\0\0007"))
    page.save_revision(author=ann, body=TEA + MILK)
    assert _who(page)[-1] == ("Ann", 6, MILK)
    page.save_revision(author=ann, body=TEA)
    page.save_revision(author=ann, body=TEA + MILK)
    assert _who(page)[-1] == ("Ann", 6, MILK)


def test_whoever_is_turned_away_by_a_writer_leaves_it_to_the_next(
    database: Database, session: Session, page: Page, ann: Person
) -> None:
    _throw_away(session)
    session.commit()
    page.save_revision(author=ann, body=TEA)  # and it isn't committed yet
    catch_up_if_free(database.keeping, page.id)
    session.commit()
    assert page.history.written() is None
    session.commit()
    catch_up_if_free(database.keeping, page.id)
    assert _who(page) == [("Ann", 1, TEA)]


def test_catching_up_raises_no_edition(database: Database, session: Session, page: Page) -> None:
    session.commit()
    before = session.scalar(select(Edition.number))
    session.commit()
    _throw_away(session)
    session.commit()
    catch_up_if_free(database.keeping, page.id)
    assert session.scalar(select(Edition.number)) == before
    assert page.history.written() is not None


def test_a_save_asks_and_writes_a_bounded_number_of_times(
    database: Database, session: Session, page: Page, ann: Person
) -> None:
    statements: list[str] = []
    page.save_revision(author=ann, body=TEA + MILK + CUP)
    event.listen(database.engine, "before_cursor_execute", lambda *told: statements.append(told[2]))
    page.save_revision(author=ann, body=TEA + MILK + CUP.replace("kop", "krus"))
    assert sum("authorship" in said or "buried" in said for said in statements) == 3


def write_to(session: Session, page: Page) -> bytes:
    """Return the state of another page, of as many revisions."""
    other = Page.write(session, author=page.latest.writer, title="Andet", body="Andet.\n", language="da")
    for number in range(3):
        other.save_revision(author=page.latest.writer, body=f"Andet {number}.\n")
    return _kept(session)[0][other.id]


def _kept(session: Session) -> Kept:
    states = {row.content_id: row.data for row in session.execute(select(Authorship.__table__))}
    buried = session.execute(select(BuriedPassage.__table__))
    return states, {(row.content_id, row.digest): row.data for row in buried}


def _throw_away(session: Session) -> None:
    session.execute(delete(Authorship))
    session.execute(delete(BuriedPassage))
