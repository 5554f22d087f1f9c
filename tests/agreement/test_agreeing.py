"""Who agrees: a fact each time; whether it still counts follows from the texts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update

from wikiapp.agreement.agreeing import agree, last_said, withdraw
from wikiapp.agreement.agreement import Agreement
from wikiapp.agreement.holding import Holding
from wikiapp.agreement.support import support_had, support_until, supporters
from wikiapp.content import Gone, Unchanged
from wikiapp.content.text import Text
from wikiapp.people.person import Person

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from wikiapp.database import Database
    from wikiapp.wiki.page import Page

BEGAN = datetime(2026, 9, 2, 10, tzinfo=UTC)
TEN = "en to tre fire fem seks syv otte ni ti"
OTHER = "Noget helt andet.\n"


@pytest.fixture
def database(on_each_engine: Database) -> Database:
    return on_each_engine


@pytest.fixture
def tea(write: Callable[..., Page]) -> Page:
    return write("Te", f"{TEN}\n", at=BEGAN)


def said(session: Session) -> list[tuple[str, int, str, int]]:
    rows = session.scalars(select(Agreement).order_by(Agreement.id))
    return [(one.person.name, one.number, str(one.stance), one.revision) for one in rows]


def test_one_person_counts_once_however_often_they_say_so(tea: Page, ann: Person, ben: Person) -> None:
    assert supporters(tea) == 0
    agree(tea, person=ann, revision=1)
    agree(tea, person=ben, revision=1)
    with pytest.raises(Unchanged):
        agree(tea, person=ann, revision=1)
    tea.save_revision(author=ben, body=f"{TEN} elleve\n")
    agree(tea, person=ann, revision=2)
    assert supporters(tea) == 2


def test_it_can_be_taken_back_and_said_again_and_every_word_of_it_stays(
    tea: Page, ann: Person, session: Session
) -> None:
    with pytest.raises(Unchanged):
        withdraw(tea, person=ann)
    agree(tea, person=ann, revision=1)
    withdraw(tea, person=ann)
    assert supporters(tea) == 0
    with pytest.raises(Unchanged):
        withdraw(tea, person=ann)
    agree(tea, person=ann, revision=1)
    assert supporters(tea) == 1
    assert said(session) == [("Ann", 1, "agreed", 1), ("Ann", 2, "withdrew", 1), ("Ann", 3, "agreed", 1)]


def test_it_holds_while_a_fifth_of_the_words_changes_and_no_longer_than_that(
    tea: Page, ann: Person, ben: Person
) -> None:
    agree(tea, person=ann, revision=1)
    tea.save_revision(author=ben, body=f"{TEN} elleve tolv\n")
    assert supporters(tea) == 1
    tea.save_revision(author=ben, body=f"{TEN} elleve tolv tretten\n")
    assert supporters(tea) == 0
    assert last_said(tea, ann) is not None  # they are asked again, not forgotten


def test_many_small_changes_are_measured_against_what_was_agreed_with(tea: Page, ann: Person, ben: Person) -> None:
    agree(tea, person=ann, revision=1)
    counted = []
    for word in ("elleve", "tolv", "tretten"):
        tea.save_revision(author=ben, body=f"{tea.body.strip()} {word}\n")
        counted.append(supporters(tea))
    assert counted == [1, 1, 0]


def test_going_back_to_the_words_makes_it_hold_again(tea: Page, ann: Person, ben: Person) -> None:
    agree(tea, person=ann, revision=1)
    tea.save_revision(author=ben, body=OTHER)
    assert supporters(tea) == 0
    tea.history.revert(to=1, author=ben)
    assert supporters(tea) == 1


def test_another_title_changes_no_word_and_what_is_deleted_is_agreed_with_when_it_is_back(
    tea: Page, ann: Person, ben: Person
) -> None:
    agree(tea, person=ann, revision=1)
    tea.rename(to="Grøn te", author=ben)
    assert supporters(tea) == 1
    tea.delete(author=ben)
    with pytest.raises(Gone):
        agree(tea, person=ben, revision=1)
    tea.restore(author=ben)
    assert supporters(tea) == 1


def test_only_what_the_page_once_said_can_be_agreed_with(tea: Page, ann: Person, ben: Person) -> None:
    suggestion = tea.suggest(author=ben, body=OTHER)
    for number in (0, suggestion.number, 3, -1):
        with pytest.raises(LookupError):
            agree(tea, person=ann, revision=number)


def test_agreeing_with_an_older_version_counts_for_its_words(tea: Page, ann: Person, ben: Person) -> None:
    tea.save_revision(author=ben, body=OTHER)
    agree(tea, person=ann, revision=1)
    assert supporters(tea) == 0
    assert support_had(tea, [1, 2]) == {}  # nobody had agreed while the first one stood
    tea.history.revert(to=1, author=ben)
    assert supporters(tea) == 1


def test_a_history_shows_the_support_that_each_version_had_while_it_stood(
    tea: Page, ann: Person, ben: Person, mod: Person
) -> None:
    def hour(number: int) -> datetime:
        return BEGAN + timedelta(hours=number)

    agree(tea, person=ann, revision=1, at=hour(1))
    agree(tea, person=ben, revision=1, at=hour(2))
    tea.save_revision(author=mod, body=f"{TEN} elleve\n", at=hour(3))
    tea.suggest(author=mod, body="Te?\n", at=hour(4))
    agree(tea, person=mod, revision=2, at=hour(5))
    withdraw(tea, person=ben, at=hour(6))
    tea.save_revision(author=mod, body=OTHER, at=hour(7))
    tea.history.revert(to=1, author=mod, at=hour(8))
    agree(tea, person=ben, revision=5, at=hour(9))
    assert support_had(tea, [1, 2, 3, 4, 5]) == {1: 2, 2: 2, 5: 3}
    assert support_had(tea, [2]) == {2: 2}
    assert support_until(tea, [5], hour(8)) == {5: 2}
    assert support_had(tea, []) == {}


def test_a_text_that_cannot_be_read_supports_nobody_and_hurts_nobody(
    tea: Page, ann: Person, ben: Person, session: Session
) -> None:
    agree(tea, person=ann, revision=1)
    tea.save_revision(author=ben, body=f"{TEN} 11.\n")
    session.flush()
    session.execute(update(Text).where(Text.id == tea.history[1].text_id).values(data=b"\0"))
    assert not Holding(tea, {1, 2}).holds(1, 2)
    assert supporters(tea) == 0


ACTS = st.lists(
    st.tuples(st.sampled_from(["agree", "agree", "withdraw", "edit", "rewrite", "revert"]), st.integers(0, 2)),
    max_size=25,
)


@given(acts=ACTS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
def test_the_count_is_that_of_the_people_whose_last_word_still_holds(
    acts: list[tuple[str, int]], session: Session, write: Callable[..., Page]
) -> None:
    with session.begin_nested() as whole:
        people = [Person(name) for name in ("En", "To", "Tre")]
        session.add_all(people)
        page, agreed = write("Regnskab", f"{TEN}\n"), dict[int, str]()
        for number, (act, who) in enumerate(acts):
            at = page.latest.created_at + timedelta(seconds=1)
            try:
                if act == "agree":
                    agree(page, person=people[who], revision=page.latest_number, at=at)
                    agreed[who] = page.body
                elif act == "withdraw":
                    withdraw(page, person=people[who], at=at)
                    del agreed[who]
                elif act == "revert":
                    page.history.revert(to=1, author=people[who], at=at)
                else:
                    body = f"{page.body} {number}\n" if act == "edit" else f"{number} " * 10
                    page.save_revision(author=people[who], body=body, at=at)
            except Unchanged:
                continue
            holding = Holding(page, range(1, page.latest_number + 1))
            firsts = {page.history.body(one): one for one in range(page.latest_number, 0, -1)}
            held = sum(holding.holds(firsts[text], page.latest_number) for text in agreed.values())
            assert supporters(page) == support_had(page, [page.latest_number]).get(page.latest_number, 0) == held
        whole.rollback()
