"""Writing the demo content, through the model's own verbs, as people would have written it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from wikiapp.blog.post import Post
from wikiapp.content import Action, Content
from wikiapp.demo.support import acts, support
from wikiapp.demo.talk import remarks, talk
from wikiapp.files.file import File, text_of
from wikiapp.files.taking import take
from wikiapp.people.person import Person
from wikiapp.resources import PACKAGE
from wikiapp.wiki.moving import move
from wikiapp.wiki.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sqlalchemy.orm import Session

    from wikiapp.files.storage import Storage

HERE = PACKAGE / "demo"
FILES = HERE / "files"
KINDS: dict[str, type[Content]] = {"files": File, "pages": Page, "posts": Post}  # by the folder they are in
Written = dict[str, Content]


@dataclass(frozen=True)
class Step:
    """One revision of something written: a file with a few lines of header, a line `---`, and the text.

    What it does is to write the text, unless the header says `does: suggest` or `does: undo 6`; a text that is
    there now is published by `does: publish`. One that `shows` a picture says first what `alternative` says of it.
    """

    name: str
    kind: type[Content]
    language: str
    title: str
    author: str
    at: datetime
    summary: str
    minor: bool
    does: str
    shows: str
    alternative: str
    body: str

    @classmethod
    def read(cls, file: Path) -> Step:
        """Read one file."""
        header, body = file.read_text(encoding="utf-8").split("\n---\n", 1)
        said = dict(line.split(":", 1) for line in header.splitlines())
        return cls(
            name=file.parent.relative_to(HERE).as_posix(),
            kind=KINDS[file.parents[2].name],
            language=file.parent.parent.name,
            title=said["title"].strip(),
            author=said["author"].strip(),
            at=datetime.fromisoformat(said["at"].strip()),
            summary=said.get("summary", "").strip(),
            minor=said.get("minor", "").strip() == "yes",
            does=said.get("does", "").strip(),
            shows=said.get("shows", "").strip(),
            alternative=said.get("alternative", "").strip(),
            body=body,
        )

    def showing(self, storage: Storage) -> Step:
        """Return the same with a text that shows its picture, which is taken in."""
        head = take(storage, (FILES / self.shows).read_bytes()).head(self.title)
        return replace(self, body=text_of(head.saying(self.alternative), self.body))


def is_empty(session: Session) -> bool:
    """Tell whether nothing has been written yet."""
    return session.scalar(select(Content.id).limit(1)) is None


def fill(
    session: Session, storage: Storage, progress: Callable[[int, int], None] = lambda _done, _all: None
) -> int:
    """Write the demo content in the order in which it is said to have come about; returns how many revisions."""
    steps, people, written = sorted(_steps(), key=lambda step: step.at), dict[str, Person](), Written()
    total = len(steps) + len(remarks()) + len(acts())
    for done, step in enumerate(steps, 1):
        author = people.setdefault(step.author, Person(step.author, step.at))
        session.add(author)
        _take(session, step.showing(storage) if step.shows else step, author, written)
        progress(done, total)
    for done, _act in enumerate(chain(talk(session, people), support(session, people)), len(steps) + 1):
        progress(done, total)
    return total


def _steps() -> Iterator[Step]:
    return (Step.read(file) for kind in KINDS for file in sorted((HERE / kind).glob("*/*/*.md")))


def _take(session: Session, step: Step, author: Person, written: Written) -> None:
    said: dict[str, Any] = {"author": author, "summary": step.summary, "at": step.at}
    if step.name not in written:
        action = Action.PUBLISHED if step.does == "publish" else Action.WROTE
        written[step.name] = step.kind.write(
            session, title=step.title, body=step.body, language=step.language, minor=step.minor, action=action,
            **said,
        )  # fmt: skip
    elif step.does == "suggest":
        written[step.name].suggest(body=step.body, **said)
    else:
        _go_on(written[step.name], step, said)


def _go_on(content: Content, step: Step, said: dict[str, Any]) -> None:
    verb, _, number = step.does.partition(" ")
    if verb == "undo":
        content.history.undo(revision=int(number), **said)
    if content.title != step.title and isinstance(content, Page):
        move(content, to=step.title, **said)
    elif content.title != step.title:
        content.rename(to=step.title, **said)
    if content.body != step.body:
        content.save_revision(body=step.body, minor=step.minor, **said)
    if verb == "publish" and isinstance(content, Post):
        content.publish(author=said["author"], at=step.at)
