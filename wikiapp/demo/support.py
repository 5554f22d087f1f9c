"""Who of the demo's people agrees with what its definitions say, and which versions they marked."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from wikiapp.agreement.agreeing import agree, withdraw
from wikiapp.agreement.marking import mark
from wikiapp.people.person import Person
from wikiapp.resources import PACKAGE
from wikiapp.wiki.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy.orm import Session

AGREEMENTS = PACKAGE / "demo" / "agreements"


class Act(NamedTuple):
    """A line of a file: when, what somebody does, with which version, who; of a mark, its name after a colon."""

    page: str
    at: datetime
    does: str
    revision: int
    who: str
    name: str

    @classmethod
    def read(cls, page: str, line: str) -> Act:
        """Read one line."""
        at, does, revision, rest = line.split(" ", 3)
        who, _, name = rest.partition(": ")
        return cls(page, datetime.fromisoformat(at), does, int(revision), who, name)


def acts() -> list[Act]:
    """Return all that is done, in the order in which it was."""
    found = [act for file in sorted(AGREEMENTS.glob("*/*.txt")) for act in _read(file)]
    return sorted(found, key=lambda act: act.at)


def support(session: Session, people: dict[str, Person]) -> Iterator[Act]:
    """Do all of it, and yield each after it is done."""
    for act in acts():
        person = people.setdefault(act.who, Person(act.who, act.at))
        session.add(person)
        session.flush()
        _take(session.scalars(Page.called(act.page)).one(), act, person)
        yield act


def _read(file: Path) -> Iterator[Act]:
    first, *lines = file.read_text(encoding="utf-8").splitlines()
    yield from (Act.read(first.removeprefix("page: "), line) for line in lines)


def _take(page: Page, act: Act, person: Person) -> None:
    if act.does == "mark":
        mark(page, revision=act.revision, name=act.name, person=person, at=act.at)
    elif act.does == "withdraw":
        withdraw(page, person=person, at=act.at)
    else:
        agree(page, person=person, revision=act.revision, at=act.at)
