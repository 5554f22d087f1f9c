from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from wikiapp.content import Action, Content
from wikiapp.database import now
from wikiapp.moderation.act import Act, Deed
from wikiapp.moderation.sweep import sweep, work_of, work_on
from wikiapp.moderation.taking_back import Outcome
from wikiapp.people.person import Person
from wikiapp.wiki.page import Page

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

LONG_AGO = now() - timedelta(days=9)
BODY = "Te er godt.\n\nKaffe er sort.\n\nSaft er sødt.\n"


@pytest.fixture
def people(session: Session) -> tuple[Person, Person, Person]:
    """A writer, a vandal, a moderator."""
    people = (Person("Ann"), Person("Vandal"), Person("Mod"))
    session.add_all(people)
    session.flush()
    return people


def _page(session: Session, title: str, author: Person, body: str = BODY) -> Page:
    return Page.write(session, author=author, title=title, body=body, language="da", at=LONG_AGO)


def _sweep(session: Session, vandal: Person, mod: Person) -> list[Outcome]:
    work = work_of(session, [vandal.id], now() - timedelta(minutes=30))
    foreseen = [each.outcome for each in work]
    sweep(work, Deed.TOOK_BACK, by=mod, about=vandal, reason="Vrøvl")
    session.commit()
    return foreseen


def test_thirty_edits_on_twelve_pages_are_taken_back_and_what_others_did_since_is_kept(
    session: Session, people: tuple[Person, Person, Person]
) -> None:
    ann, vandal, mod = people
    pages = [_page(session, f"Side {number}", ann) for number in range(12)]
    for edit in range(30):
        page = pages[edit % 12]
        page.save_revision(author=vandal, body=page.body.replace("godt", f"dårligt{edit}") + f"\nVrøvl {edit}\n")
    for page in pages:
        page.save_revision(author=ann, body=page.body.replace("sort", "sort og stærk"))
    assert _sweep(session, vandal, mod) == [Outcome.UNDONE] * 12
    for page in pages:
        assert page.body == BODY.replace("sort", "sort og stærk")
        assert page.latest.author is mod
    assert work_of(session, [vandal.id], LONG_AGO) == []


def test_what_was_taken_back_can_be_brought_back(session: Session, people: tuple[Person, Person, Person]) -> None:
    ann, vandal, mod = people
    page, begun = _page(session, "Te", ann), Page.write(
        session, author=vandal, title="Spam", body="Køb kaffe.\n", language="da"
    )  # fmt: skip
    page.save_revision(author=vandal, body=BODY.replace("godt", "dårligt"))
    assert sorted(_sweep(session, vandal, mod)) == [Outcome.DELETED, Outcome.UNDONE]
    assert begun.latest.action == Action.DELETED
    work = work_on(session, session.scalars(Act.lately()).first() or pytest.fail("not in the log"))
    assert sorted(each.outcome for each in work) == [Outcome.RESTORED, Outcome.UNDONE]
    sweep(work, Deed.BROUGHT_BACK, by=mod, about=vandal, reason="Det var ikke vrøvl")
    assert page.body == BODY.replace("godt", "dårligt")
    assert begun.latest.action == Action.RESTORED


def test_deletions_and_titles_are_taken_back_too(session: Session, people: tuple[Person, Person, Person]) -> None:
    ann, vandal, mod = people
    deleted, renamed = _page(session, "Te", ann), _page(session, "Kaffe", ann)
    deleted.delete(author=vandal)
    renamed.rename(to="Vrøvl", author=vandal)
    renamed.save_revision(author=vandal, body=BODY + "\nVrøvl\n")
    assert _sweep(session, vandal, mod) == [Outcome.RESTORED, Outcome.UNDONE]
    assert (deleted.deleted_at or "there", deleted.body) == ("there", BODY)
    assert (renamed.title, renamed.body) == ("Kaffe", BODY)


def test_what_collides_is_left_for_somebody_to_settle(
    session: Session, people: tuple[Person, Person, Person]
) -> None:
    ann, vandal, mod = people
    page = _page(session, "Te", ann)
    page.save_revision(author=vandal, body=BODY.replace("godt", "dårligt"))
    page.save_revision(author=ann, body=BODY.replace("Te er godt", "Te er slet ikke dårligt"))
    said = page.body
    work = work_of(session, [vandal.id], now() - timedelta(minutes=30))
    assert [each.outcome for each in work] == [Outcome.COLLIDES]
    done = sweep(work, Deed.TOOK_BACK, by=mod, about=vandal, reason="")
    assert (done.by_hand, page.body) == ([page], said)
    assert session.scalars(Act.lately()).all() == []


def test_what_is_gone_or_said_again_is_left_alone(session: Session, people: tuple[Person, Person, Person]) -> None:
    ann, vandal, mod = people
    gone, repaired = _page(session, "Te", ann), _page(session, "Kaffe", ann)
    for page in (gone, repaired):
        page.save_revision(author=vandal, body="Vrøvl\n")
    gone.delete(author=ann)
    repaired.save_revision(author=ann, body=BODY)
    assert _sweep(session, vandal, mod) == [Outcome.NOTHING, Outcome.NOTHING]
    assert repaired.revision_count == 3


def test_what_was_done_before_or_by_others_stays(session: Session, people: tuple[Person, Person, Person]) -> None:
    ann, vandal, mod = people
    old = _page(session, "Te", vandal)
    others = _page(session, "Kaffe", ann)
    assert _sweep(session, vandal, mod) == []
    assert (old.body, others.body, ann.name) == (BODY, BODY, "Ann")
    assert session.query(Content).count() == 2
