from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bench.spam import NAMES, SETS, comments, measured
from tests.filters.conftest import moderator_in
from wikiapp.database import now
from wikiapp.filters.filter import Does
from wikiapp.filters.held import Held
from wikiapp.moderation.guess import FEWEST, Guesser
from wikiapp.moderation.lessons import guesser, lessons
from wikiapp.people.person import Person
from wikiapp.wiki.page import Page

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from tests.browsing import Visitor
    from wikiapp.database import Database

HAM = ["Te er godt om morgenen.", "Kaffe er en drik af bønner.", "Se https://dr.dk om en mikrovirksomhed."]
SPAM = ["Vind på casino nu!", "Casino bonus på https://casino.example", "Billig bonus, køb nu!"]
LESSONS = [*((text, False) for text in HAM * 5), *((text, True) for text in SPAM * 5)]


def test_it_tells_spam_and_says_by_which_words() -> None:
    learned = Guesser(LESSONS)
    spam = learned.guess("Stor bonus: casino, se http://www.casino.example")
    assert spam.is_spam
    assert set(spam.why) <= {"bonus", "casino", "casino.example"}
    assert len(spam.why) == 3
    assert not learned.guess("Kaffe om morgenen er godt").is_spam


def test_what_it_knows_nothing_about_is_no_spam() -> None:
    assert Guesser(LESSONS).guess("Xylofon").weight == 0
    assert not Guesser([]).guess("Casino").is_spam


@pytest.mark.parametrize(("count", "enough"), [(FEWEST - 1, False), (FEWEST, True)])
def test_a_few_lessons_are_too_few(count: int, enough: bool) -> None:
    assert Guesser([("a", True), ("b", False)] * count).knows_enough is enough


def test_how_often_a_word_stands_does_not_matter() -> None:
    learned = Guesser(LESSONS)
    assert learned.guess("casino " * 50).weight == learned.guess("casino").weight


@pytest.mark.parametrize("order", [NAMES, NAMES[::-1]])
def test_most_spam_of_one_set_is_found_after_learning_from_another(order: tuple[str, str]) -> None:
    if not SETS.exists():
        pytest.skip("the sets of comments aren't beside the project")
    learned, asked = (comments(name) for name in order)
    caught, kept, _ = measured(learned, asked)
    assert kept >= 0.95
    assert caught >= 0.85


class TestLessons:
    """What moderators do teaches."""

    def test_decisions_teach(self, session: Session) -> None:
        ann, mod = Person("Ann"), moderator_in(session)
        session.add(ann)
        page = Page.write(session, author=ann, title="Te", body="Te.\n", language="da")
        for body in ("ja", "nej"):
            held = Held(
                person=ann, reason="", kind="page", title="Te", language="da", body=body, said={}, created_at=now()
            )  # fmt: skip
            session.add(held)
            held.approve(page, by=mod) if body == "ja" else held.decline(by=mod)
        session.flush()
        assert sorted(lessons(session)) == [("ja", False), ("nej", True)]

    def test_what_was_taken_back_or_let_stand_teaches(
        self, ann: Visitor, ben: Visitor, moderator: Visitor, database: Database
    ) -> None:
        ben.save("Te", "Te er godt.\n", name="Ben")
        ann.save("Te", "Te er godt.\nKøb te!\n", name="Ann")
        ann.save("Spil", "Casino!\n")
        moderator.send("/changes/seen", revision="1")
        moderator.send("/people/3/sweeps", minutes="30")
        with database.reading() as session:
            assert sorted(lessons(session)) == [("Casino!\n", True), ("Køb te!\n", True), ("Te er godt.\n", False)]

    def test_they_are_learned_anew_when_something_was_decided(
        self, ann: Visitor, moderator: Visitor, database: Database
    ) -> None:
        ann.save("Te", "Te er godt.\n")
        with database.reading() as session:
            first = guesser(session)
            assert guesser(session) is first
        moderator.send("/changes/seen", revision="1")
        with database.reading() as session:
            assert guesser(session) is not first


def test_the_queue_begins_with_what_is_likely_to_be_approved(moderator: Visitor, database: Database) -> None:
    with database.writing() as session:
        ann, mod = Person("Ann"), moderator_in(session)
        session.add(ann)
        page = Page.write(session, author=ann, title="Te", body="Te.\n", language="da")
        texts = [*LESSONS, ("Casino bonus igen", None), ("Kaffe om morgenen", None)]
        for body, is_spam in texts:
            held = Held(
                person=ann, reason=Does.HOLD, kind="page", title="T", language="da", body=body, said={},
                created_at=now(),
            )  # fmt: skip
            session.add(held)
            if is_spam is not None:
                held.decline(by=mod) if is_spam else held.approve(page, by=mod)
        session.commit()
    queue = moderator.read("/moderation").text
    assert queue.index("Kaffe om morgenen") < queue.index("Casino bonus igen")
    assert queue.count("looks like what was declined before") == 1
