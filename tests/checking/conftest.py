"""A small wiki in which everything there is has happened, and ways to damage it."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.databases import opened
from wikiapp.agreement.agreeing import agree, withdraw
from wikiapp.agreement.marking import mark, unmark
from wikiapp.blog.post import Post
from wikiapp.content import Content
from wikiapp.content.current import SHORT_CHAIN, SHORT_TEXT
from wikiapp.discussion.anchor import Passage
from wikiapp.discussion.comment import Comment
from wikiapp.discussion.proposing import decline
from wikiapp.people.person import Person
from wikiapp.rendering import rendered
from wikiapp.wiki.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from wikiapp.database import Database

LINE = "Linje {}: te er en drik, som [[Kaffe]] aldrig bliver, hvor meget man end koger den.\n"
LONG = "Saft af solbær. " * (SHORT_TEXT // 15)


@pytest.fixture(scope="session")
def small_wiki(tmp_path_factory: pytest.TempPathFactory, migrated_file: Path) -> Path:
    """Some pages and posts, and all that can happen to them, in one closed file."""
    file = tmp_path_factory.mktemp("small") / "wiki.db"
    shutil.copy(migrated_file, file)
    with opened(f"sqlite:///{file}") as database:
        with database.writing() as session:
            _write(session)
            session.commit()
        with database.reading() as session:
            for content in session.query(Content):
                rendered(session, content.latest, keep_with=database.keeping)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    return file


@pytest.fixture
def file(small_wiki: Path, tmp_path: Path) -> Path:
    """A copy of the small wiki, to be damaged."""
    return Path(shutil.copy(small_wiki, tmp_path / "small.db"))


@pytest.fixture
def small(file: Path) -> Iterator[Database]:
    with opened(f"sqlite:///{file}") as database:
        yield database


def _write(session: Session) -> None:
    ann, ben = Person("Ann"), Person("Ben")
    tea = Page.write(session, author=ann, title="Te", body=LINE.format(0), language="da", summary="begyndt")
    for number in range(1, 8):
        tea.save_revision(author=ben, body=tea.body + LINE.format(number), minor=number % 2 == 1)
    tea.rename(to="Grøn te", author=ann, summary="stavning")
    coffee = Page.write(
        session,
        author=ben,
        title="Kaffe",
        body="#OMDIRIGERING [[te]]\n{{Te}} [[Kategori:Drikke]]\n",
        language="da",
    )
    coffee.delete(author=ann, summary="spam")
    juice = Page.write(session, author=ann, title="Most", body="Æble.\n\nPære.\n\nVand.\n", language="da")
    juice.save_revision(author=ben, body="Æble.\n\nPære er bedst.\n\nVand.\n")
    juice.save_revision(author=ann, body="Grønt æble.\n\nPære.\n\nVand.\n", based_on=1)
    juice.history.undo(revision=2, author=ann)
    juice.suggest(author=ben, body="Grønt æble.\n\nPære.\n\nIntet vand.\n")
    gone = Page.write(session, author=ben, title="Saft", body=LONG, language="en")
    for number in range(SHORT_CHAIN + 1):
        gone.save_revision(author=ben, body=LONG + LINE.format(number))
    gone.delete(author=ben)
    gone.restore(author=ann)
    gone.delete(author=ann)
    tea.history.revert(to=7, author=ben)
    post = Post.write(session, author=ann, title="Ved standen", body="Se [[Te]].\n", language="da")
    post.publish(author=ann)
    post.rename(to="Ved stand 14", author=ben)
    Post.write(session, author=ben, title="Senere", body="Mere om [[Kaffe]].\n", language="da")
    said = [Comment.write(subject=page, author=ben, body="Er det sandt?") for page in (tea, juice)]
    said += [Comment.write(subject=one.subject, author=ann, body="Ja.", parent=one) for one in said]
    Comment.write(subject=juice, author=ben, body="Nå.", parent=said[-1])
    Comment.write(subject=juice, author=ben, body="Hvilke?", about=Passage("Pære", 13, 3))
    proposal = Comment.write(subject=juice, author=ben, body="Intet vand.", proposes=5)
    decline(proposal, author=ann, body="Jo.")
    agree(tea, person=ann, revision=tea.latest_number)
    agree(tea, person=ben, revision=tea.latest_number)
    withdraw(tea, person=ann)
    mark(tea, revision=tea.latest_number, name="Teen", person=ben)
    mark(juice, revision=1, name="Mosten", person=ann)
    unmark(juice, revision=1, person=ben)
