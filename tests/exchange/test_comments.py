"""Comments in an export: they say what they belong to, and belong to the same where they are brought."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from wikiapp.checking import check
from wikiapp.discussion.anchor import Passage
from wikiapp.discussion.comment import Comment
from wikiapp.discussion.proposing import Sentence, decline, propose
from wikiapp.exchange import ImportRefused
from wikiapp.wiki.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sqlalchemy.orm import Session

    from wikiapp.database import Database
    from wikiapp.people.person import Person


@pytest.fixture
def discussed(database: Database, session: Session, ann: Person, ben: Person) -> Database:
    """A wiki with a page, a comment on it, and an answer."""
    tea = Page.write(session, author=ann, title="Te", body="Te er godt.\n", language="da")
    first = Comment.write(subject=tea, author=ben, body="Hvilken slags?", about=Passage("Te", 0, 1))
    answer = Comment.write(subject=tea, author=ann, body="Grøn.", parent=first, at=first.created_at)
    answer.save_revision(author=ann, body="Grøn te.")
    first.delete(author=ben)
    proposal = propose(
        subject=tea, author=ben, body="Bedst.", about=Passage("godt", 6, 1), words="Te er bedst.",
        sentence=Sentence("", "Te er godt.", "\n"),
    )  # fmt: skip
    decline(proposal, author=ann, body="Nej.")
    session.commit()
    return database


@pytest.fixture
def file(discussed: Database, exported: Callable[..., bytes], tmp_path: Path) -> Path:
    file = tmp_path / "all.jsonl"
    file.write_bytes(exported(discussed))
    return file


def test_a_discussion_is_the_same_bytes_when_it_was_brought_elsewhere(
    file: Path, new_wiki: Callable[[], Database], bring: Callable[..., Any], exported: Callable[..., bytes]
) -> None:
    there = new_wiki()
    bring(there, file)
    assert exported(there) == file.read_bytes()
    assert bring(there, file).revisions == 0
    assert list(check(there)) == []
    with there.reading() as session:
        tea = session.scalars(Page.called("Te")).one()
        answer, proposal, declined = session.scalars(Comment.on(tea))
        assert proposal.proposal is not None
        assert tea.history.body(proposal.proposal.suggestion) == "Te er bedst.\n"
        assert (declined.parent, declined.decline is not None) == (proposal, True)
        assert answer.parent is not None
        assert answer.parent.anchor is not None
        assert answer.parent.anchor.passage == Passage("Te", 0, 1)
        assert (answer.body, answer.parent.body, answer.author.name) == ("Grøn te.", "Hvilken slags?", "Ann")


def test_a_discussion_finds_its_page_where_that_is_already(
    file: Path, new_wiki: Callable[[], Database], bring: Callable[..., Any], tmp_path: Path
) -> None:
    lines = file.read_bytes().splitlines(keepends=True)
    pages, comments = tmp_path / "pages.jsonl", tmp_path / "comments.jsonl"
    pages.write_bytes(b"".join(line for line in lines if b'"kind": "page"' in line))
    comments.write_bytes(b"".join(line for line in lines if b'"kind": "comment"' in line))
    there = new_wiki()
    with pytest.raises(ImportRefused, match="what a comment on “Te” belongs to isn't here"):
        bring(there, comments)
    bring(there, pages)
    bring(there, comments)
    with there.reading() as session:
        assert {comment.subject.title for comment in session.scalars(select(Comment))} == {"Te"}


@pytest.mark.parametrize("field", ["subject", "parent"])
def test_a_comment_that_would_belong_to_itself_is_refused(
    file: Path, field: str, new_wiki: Callable[[], Database], bring: Callable[..., Any]
) -> None:
    records = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    for record in records:
        if record["kind"] == "comment":
            record[field] = record["content"]
    file.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    with pytest.raises(ImportRefused, match="can't be about that"):
        bring(new_wiki(), file)
