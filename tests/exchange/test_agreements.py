"""Agreements and marked versions in an export: brought elsewhere they are about the same, by the same people."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import func, select

from wikiapp.agreement.agreeing import agree, withdraw
from wikiapp.agreement.agreement import Agreement
from wikiapp.agreement.mark import Mark
from wikiapp.agreement.marking import mark, unmark
from wikiapp.agreement.support import supporters
from wikiapp.checking import check
from wikiapp.exchange import ImportRefused
from wikiapp.wiki.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sqlalchemy.orm import Session

    from wikiapp.database import Database
    from wikiapp.people.person import Person


@pytest.fixture
def agreed(database: Database, session: Session, ann: Person, ben: Person, mod: Person) -> Database:
    """A wiki in which three people said what they think of a page, and two of its versions were marked."""
    tea = Page.write(session, author=ann, title="Te", body="en to tre fire fem seks\n", language="da")
    for person in (ann, ben, mod):
        agree(tea, person=person, revision=1)
    withdraw(tea, person=ann)
    mark(tea, revision=1, name="Den “første”", person=mod)
    tea.save_revision(author=ben, body="en to tre fire fem seks syv\n")
    agree(tea, person=ann, revision=2)
    mark(tea, revision=2, name="Den anden", person=ann)
    unmark(tea, revision=2, person=mod)
    session.commit()
    return database


@pytest.fixture
def file(agreed: Database, exported: Callable[..., bytes], tmp_path: Path) -> Path:
    file = tmp_path / "all.jsonl"
    file.write_bytes(exported(agreed))
    return file


def records(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def rewrite(file: Path, told: list[dict[str, Any]]) -> Path:
    file.write_text("".join(json.dumps(one) + "\n" for one in told), encoding="utf-8")
    return file


def test_what_was_said_is_the_same_bytes_when_it_was_brought_elsewhere(
    file: Path, new_wiki: Callable[[], Database], bring: Callable[..., Any], exported: Callable[..., bytes]
) -> None:
    there = new_wiki()
    for _ in range(2):  # the second time there is nothing to add
        bring(there, file)
        assert exported(there) == file.read_bytes()
    assert list(check(there)) == []
    with there.reading() as session:
        tea = session.scalars(Page.called("Te")).one()
        [marked] = session.scalars(Mark.standing(tea))
        assert supporters(tea) == 3
        assert (marked.name, marked.supporters, marked.person.name) == ("Den “første”", 2, "Mod")
        assert session.scalar(select(func.count(Agreement.id))) == 5


def test_what_was_said_may_stand_before_the_revisions_that_it_is_about(
    file: Path, new_wiki: Callable[[], Database], bring: Callable[..., Any], exported: Callable[..., bytes]
) -> None:
    before, there = file.read_bytes(), new_wiki()
    told = records(file)
    facts = [one for one in told if one["kind"] in {"agreement", "mark"}]
    bring(there, rewrite(file, [*facts, *(one for one in told if one not in facts)]))
    assert exported(there) == before


@pytest.mark.parametrize(
    "wrong",
    [
        ("agreement", {"rev": 9}, "a revision that isn't here"),
        ("agreement", {"content": "01890000-0000-7000-8000-000000000000"}, "a revision that isn't here"),
        ("agreement", {"content": None}, "“content” is missing"),
        ("agreement", {"number": 3}, "doesn't follow"),
        ("agreement", {"action": "marked"}, "nobody can have “marked” that"),
        ("agreement", {"timestamp": "once"}, "Invalid isoformat string"),
        ("agreement", {"number": 2**40}, "no number that can be counted to"),
        ("mark", {"supporters": -1}, "no number that can be counted to"),
        ("mark", {"title": None}, "“title” is missing"),
    ],
)
def test_what_makes_no_sense_is_refused_by_its_line(
    file: Path, new_wiki: Callable[[], Database], bring: Callable[..., Any], wrong: tuple[str, dict[str, Any], str]
) -> None:
    kind, changes, why = wrong
    told = records(file)
    place = next(number for number, one in enumerate(told) if one["kind"] == kind)
    told[place] |= changes
    with pytest.raises(ImportRefused, match=f"line {place + 1}: .*{why}"):
        bring(new_wiki(), rewrite(file, told))


def test_what_is_there_already_must_be_what_is_told(
    agreed: Database, file: Path, bring: Callable[..., Any]
) -> None:
    told = records(file)
    for one in told:
        if one["kind"] == "mark" and one["number"] == 1:
            one["supporters"] = 212
    with pytest.raises(ImportRefused, match="number 1 of what is said of “Te” doesn't follow"):
        bring(agreed, rewrite(file, told))


def test_what_is_said_of_a_draft_stays_with_it(
    agreed: Database, session: Session, exported: Callable[..., bytes]
) -> None:
    tea = session.scalars(Page.called("Te")).one()
    tea.published_at = None
    session.commit()
    assert exported(agreed, drafts=False) == b""
