"""What people say about the demo's pages, once these are written: threads, passages, proposals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from wikiapp.discussion.anchor import Passage
from wikiapp.discussion.comment import Comment
from wikiapp.discussion.letters import letters_of
from wikiapp.discussion.proposing import decline, propose, sentence_of
from wikiapp.people.person import Person
from wikiapp.rendering import rendered
from wikiapp.resources import PACKAGE
from wikiapp.wiki.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy.orm import Session

COMMENTS = PACKAGE / "demo" / "comments"


@dataclass(frozen=True)
class Remark:
    """One thing that somebody says or does: a file of header lines, a line `---`, and what is said.

    `answers` is the number of the file that it answers, `about` the words that it is about, `words` what their
    sentence should say instead. `does` is `decline` or `take over`, of what it answers.
    """

    place: str
    number: str
    page: str
    author: str
    at: datetime
    answers: str
    about: str
    words: str
    does: str
    body: str

    @classmethod
    def read(cls, file: Path) -> Remark:
        """Read one file."""
        header, body = file.read_text(encoding="utf-8").split("\n---\n", 1)
        said = {name: words.strip() for name, _, words in (line.partition(":") for line in header.splitlines())}
        return cls(
            place=file.parent.relative_to(COMMENTS).as_posix(), number=file.stem, page=said["page"],
            author=said["author"], at=datetime.fromisoformat(said["at"]), answers=said.get("answers", ""),
            about=said.get("about", ""), words=said.get("words", ""), does=said.get("does", ""), body=body,
        )  # fmt: skip


def remarks() -> list[Remark]:
    """Return all that is said, in the order in which it was."""
    return sorted(map(Remark.read, COMMENTS.glob("*/*/*.md")), key=lambda remark: remark.at)


def talk(session: Session, people: dict[str, Person]) -> Iterator[Remark]:
    """Say all of it, and yield each after it is said."""
    said: dict[tuple[str, str], Comment] = {}
    for remark in remarks():
        author = people.setdefault(remark.author, Person(remark.author, remark.at))
        session.add(author)
        page = session.scalars(Page.called(remark.page)).one()
        comment = _take(page, remark, author, said.get((remark.place, remark.answers)))
        if comment:
            said[remark.place, remark.number] = comment
        yield remark


def _take(page: Page, remark: Remark, author: Person, parent: Comment | None) -> Comment | None:
    if remark.does == "take over" and parent and parent.proposal:
        suggestion, summary = parent.proposal.suggestion, " ".join(remark.body.split())
        page.history.adopt(suggestion=suggestion, author=author, summary=summary, at=remark.at)
        return None
    if remark.does == "decline" and parent:
        return decline(parent, author=author, body=remark.body, at=remark.at)
    text = letters_of(rendered(page.session, page.latest).html).text
    about = Passage(remark.about, text.index(remark.about), page.latest_number) if remark.about else None
    sentence = sentence_of(page, about, len(text)) if about and remark.words else None
    if about and sentence:
        return propose(
            subject=page, author=author, body=remark.body, about=about, sentence=sentence, words=remark.words,
            at=remark.at,
        )  # fmt: skip
    return Comment.write(subject=page, author=author, body=remark.body, parent=parent, about=about, at=remark.at)
