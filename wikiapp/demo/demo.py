"""Writing the demo content, through the model's own verbs, as people would have written it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import select

from wikiapp.demo.talk import remarks, talk
from wikiapp.people.person import Person
from wikiapp.resources import PACKAGE
from wikiapp.wiki.moving import move
from wikiapp.wiki.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sqlalchemy.orm import Session

PAGES = PACKAGE / "demo" / "pages"


@dataclass(frozen=True)
class Step:
    """One revision of one demo page: a file with a few lines of header, a line `---`, and the text.

    What it does is to write the text, unless the header says `does: suggest` or `does: undo 6`.
    """

    page: str
    language: str
    title: str
    author: str
    at: datetime
    summary: str
    minor: bool
    does: str
    body: str

    @classmethod
    def read(cls, file: Path) -> Step:
        """Read one file."""
        header, body = file.read_text(encoding="utf-8").split("\n---\n", 1)
        said = dict(line.split(":", 1) for line in header.splitlines())
        return cls(
            page=file.parent.name,
            language=file.parent.parent.name,
            title=said["title"].strip(),
            author=said["author"].strip(),
            at=datetime.fromisoformat(said["at"].strip()),
            summary=said.get("summary", "").strip(),
            minor=said.get("minor", "").strip() == "yes",
            does=said.get("does", "").strip(),
            body=body,
        )


def is_empty(session: Session) -> bool:
    """Tell whether nothing has been written yet."""
    return session.scalar(select(Page.id).limit(1)) is None


def fill(session: Session, progress: Callable[[int, int], None] = lambda _done, _all: None) -> int:
    """Write the demo content in the order in which it is said to have come about; returns how many revisions."""
    steps, people, pages = sorted(_steps(), key=lambda step: step.at), dict[str, Person](), dict[str, Page]()
    total = len(steps) + len(remarks())
    for done, step in enumerate(steps, 1):
        author = people.setdefault(step.author, Person(step.author, step.at))
        session.add(author)
        _take(session, step, author, pages)
        progress(done, total)
    for done, _remark in enumerate(talk(session, people), len(steps) + 1):
        progress(done, total)
    return total


def _steps() -> Iterator[Step]:
    return (Step.read(file) for file in sorted(PAGES.glob("*/*/*.md")))


def _take(session: Session, step: Step, author: Person, pages: dict[str, Page]) -> None:
    name = f"{step.language}/{step.page}"
    if name not in pages:
        pages[name] = Page.write(
            session, author=author, title=step.title, body=step.body, language=step.language,
            summary=step.summary, minor=step.minor, at=step.at,
        )  # fmt: skip
        return
    page = pages[name]
    verb, _, number = step.does.partition(" ")
    if verb == "suggest":
        page.suggest(author=author, body=step.body, summary=step.summary, at=step.at)
        return
    if verb == "undo":
        page.history.undo(revision=int(number), author=author, summary=step.summary, at=step.at)
    if page.title != step.title:
        move(page, to=step.title, author=author, summary=step.summary, at=step.at)
    if page.body != step.body:
        page.save_revision(
            author=author, body=step.body, summary=step.summary, minor=step.minor, at=step.at
        )  # fmt: skip
