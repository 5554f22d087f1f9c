"""What the demo's people say about its pages shows all that can become of it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from wikiapp.checking import check
from wikiapp.demo.demo import fill
from wikiapp.demo.talk import remarks
from wikiapp.discussion.comment import Comment
from wikiapp.discussion.states import states
from wikiapp.wiki.page import Page

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from wikiapp.database import Database
    from wikiapp.files.storage import Folder


@pytest.fixture
def session(session: Session, storage: Folder) -> Session:
    fill(session, storage)
    session.commit()
    return session


def test_there_are_threads_passages_and_proposals_in_every_state(session: Session, database: Database) -> None:
    comments = session.scalars(select(Comment)).all()
    assert {comment.language for comment in comments} == {"da", "en"}
    assert sum(comment.parent_id is None for comment in comments) >= 6
    assert sum(comment.anchor is not None for comment in comments) >= 6
    became = Counter[str]()
    for page in session.scalars(select(Page)):
        proposals = {one.id: one.proposal.suggestion for one in session.scalars(Comment.on(page)) if one.proposal}
        for state in states(session, page, proposals).values():
            became["taken" if state.taken else "declined" if state.declined else "open"] += 1
    assert became == {"taken": 2, "declined": 1, "open": 2}
    assert list(check(database)) == []


def test_everything_is_said_after_what_it_answers() -> None:
    said = {(remark.place, remark.number): remark for remark in remarks()}
    for remark in said.values():
        assert remark.body.strip()
        assert not remark.answers or said[remark.place, remark.answers].at < remark.at
