from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, cast

import pytest
from sqlalchemy import insert, select

from tests.cast import person
from wikiapp.content import Revision
from wikiapp.content.facet import at_stand, on_device, put, tagged_by
from wikiapp.content.seen import see
from wikiapp.discussion.comment import Comment
from wikiapp.people.account import open_account
from wikiapp.people.person import Person
from wikiapp.timeline import finding
from wikiapp.timeline.filters import Filter
from wikiapp.timeline.finding import Asking, Finding
from wikiapp.wiki.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Table
    from sqlalchemy.orm import Session

    from wikiapp.database import Database

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
LONG = "Det her er en meget lang tekst om te. " * 20
EVERYTHING = Asking(Revision.lately(), lambda session, rows, asked: session.scalars(rows, asked).all())
ASKED = [
    {}, {"kind": "comment"}, {"language": "en"}, {"guests": "1"}, {"unseen": "1"}, {"removals": "1"},
    {"links": "1"}, {"tag": "7"}, {"stand": "3"}, {"device": "2"}, {"person": "1"}, {"since": "2026-03-03"},
    {"until": "2026-03-04"}, {"since": "2026-03-02", "until": "2026-03-04"}, {"guests": "1", "links": "1"},
    {"guests": "1", "kind": "page", "unseen": "1"}, {"person": "1", "language": "en"},
    {"since": "2026-03-02", "until": "2026-03-06", "guests": "1"}, {"until": "2026-03-05", "person": "2"},
    {"stand": "3", "kind": "comment", "since": "2026-03-02"}, {"tag": "7", "removals": "1"},
]  # fmt: skip


@pytest.fixture
def session(on_each_engine: Database) -> Iterator[Session]:
    """A wiki in which much has happened, some of it brought here from an earlier time."""
    with on_each_engine.writing() as session:
        _fill(session)
        yield session


def _fill(session: Session) -> None:
    chance = random.Random(4)
    people = [person(session, name) for name in ("Ann", "Ben", "Cai")]
    open_account(people[2], "Cai")
    pages = [
        Page.write(session, author=people[0], title=f"Side {number}", body="Te.\n", language="da", at=NOON)
        for number in range(4)
    ]
    contents = [*pages, Comment.write(subject=pages[0], author=people[1], body="Godt.")]
    for number in range(90):
        at = NOON + timedelta(hours=chance.randrange(24 * 8))
        body = chance.choice([f"{LONG}{number}\n", f"Te {number}.\n", f"Se https://te.example/{number}\n"])
        revision = chance.choice(contents).save_revision(
            author=chance.choice(people), body=body, language=chance.choice(["da", "en"]), at=at
        )
        names = [name for name in (tagged_by(7), at_stand(3), on_device(2)) if chance.random() < 0.3]
        put(session.connection(), revision.id, names)
    see(session, [number for number in range(1, 90) if chance.random() < 0.6], people[2])


@pytest.fixture
def fits(session: Session) -> Callable[[Revision, Filter], bool]:
    """Tell by its own facts whether a change fits."""
    noted = {tuple(row) for row in session.connection().exec_driver_sql("SELECT name, revision_id FROM facet")}

    def fits(one: Revision, wanted: Filter) -> bool:
        day = one.created_at.date().isoformat()
        return all((
            not wanted.kind or one.content.kind == wanted.kind,
            not wanted.language or one.language == wanted.language,
            not wanted.guests or one.writer.is_guest,
            not wanted.person or one.author_id == int(wanted.person),
            not wanted.removals or one.words_removed - one.words_added >= 30,
            not wanted.links or ("links", one.id) in noted,
            (wanted.since or day) <= day <= (wanted.until or day),
            *(not asked or (f"{name} {asked}".strip(), one.id) in noted for name, asked in (
                ("tag", wanted.tag), ("stand", wanted.stand), ("device", wanted.device),
            )),
            not wanted.unseen or ("unseen", one.id) in noted,
        ))  # fmt: skip

    return fits


@pytest.mark.parametrize("span", [4, 10_000])
def test_page_by_page_each_change_that_fits_is_found_once(
    span: int, session: Session, fits: Callable[[Revision, Filter], bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "SPAN", span)
    everything = list(session.scalars(Revision.lately()))
    for asked in ASKED:
        wanted = Filter(**asked)
        in_days = sorted(everything, key=lambda one: (one.created_at, one.id), reverse=True)
        listed = in_days if wanted.since or wanted.until else everything
        expected = [one.id for one in listed if fits(one, wanted)]
        assert _walk(session, wanted) == expected, asked
        assert expected, asked


def test_no_page_of_two_lists_that_are_long_looks_at_more_than_so_many(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "SPAN", 10)
    found = Finding(session, Filter(guests="1", stand="3")).page(50, EVERYTHING)
    newest = session.scalars(Revision.lately().limit(60)).all()
    assert len(found.changes) < 10
    assert found.older is not None
    assert found.older > newest[-1].id


def _walk(session: Session, wanted: Filter) -> list[int]:
    numbers, found = [], Finding(session, wanted).page(7, EVERYTHING)
    while True:
        numbers += [one.id for one in found.changes]
        if found.older is None:
            return numbers
        found = Finding(session, wanted, found.older).page(7, EVERYTHING)


def test_what_was_much_and_is_looked_at_by_now_is_told_at_once(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "SPAN", 10)
    wanted = Filter(unseen="1", guests="1")
    assert Finding(session, wanted).page(50, EVERYTHING).older is not None
    see(session, list(session.scalars(select(Revision.id))), session.scalars(select(Person).limit(1)).one())
    session.flush()
    assert Finding(session, wanted).page(50, EVERYTHING) == ([], None)


def test_lists_that_meet_seldom_are_not_read_back_to_the_day_that_is_asked_for(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "SPAN", 10)
    with database.writing() as session:
        _fill(session)
        newest = session.scalars(Revision.lately().limit(1)).one()
        table = cast("Table", Revision.__table__)
        columns = [column for column in table.columns if column.name != "id"]
        one = session.execute(select(*columns).where(Revision.id == newest.id)).one()._asdict()
        later = NOON + timedelta(days=9)
        rows = [
            {**one, "number": 1000 + each, "created_at": later + timedelta(minutes=each)} for each in range(3000)
        ]
        session.execute(insert(table), rows)
        looks = list[int]()
        driver: Any = session.connection().connection.driver_connection
        driver.set_progress_handler(lambda: looks.append(1), 100)
        found = Finding(session, Filter(since="2026-03-02", guests="1", stand="3")).page(50, EVERYTHING)
        assert found.older is not None
        assert len(looks) < 100  # a hundred steps of the engine each; reading all would be ten times as many
