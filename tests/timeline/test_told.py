from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from tests.cast import person
from tests.kinds import KINDS
from wikiapp.content import Content, Revision
from wikiapp.content.suppressing import suppress
from wikiapp.content.suppression import Hidden
from wikiapp.discussion.comment import Comment
from wikiapp.telling import did
from wikiapp.timeline.told import numbered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from wikiapp.database import Database

SAID = (
    "id", "number", "action", "title", "created_at", "minor", "based_on", "words_added", "words_removed",
    "summary", "hidden",
)  # fmt: skip


@pytest.fixture
def session(on_each_engine: Database) -> Iterator[Session]:
    """A wiki in which each kind of content was written, renamed and had something suppressed."""
    with on_each_engine.writing() as session:
        ann = person(session, "Ann")
        for kind in KINDS:
            content = kind.model.write(
                session, author=ann, title="Te & kaffe.png", body="Te.\n\nKaffe.\n", language="da"
            )
            content.save_revision(author=ann, body="Te er godt.\n\nKaffe.\n", summary="mere <te>", minor=True)
            content.rename(to="Kaffe ø.png", author=ann)
            content.save_revision(author=ann, body="Te.\n\nKaffe er bedst.\n", based_on=1, summary="ikke te")
        Comment.write(subject=content, author=ann, body="Godt sagt.")
        for about in session.scalars(select(Content).where(Content.latest_number > 1)):
            suppress(about, [2], Hidden.SUMMARY | Hidden.AUTHOR, by=ann)
        session.flush()
        session.expire_all()
        yield session


def test_a_row_tells_of_a_revision_what_the_revision_tells(session: Session) -> None:
    revisions = {one.id: one for one in session.scalars(select(Revision))}
    told: list[Any] = list(numbered(session, list(revisions)))
    assert {one.id for one in told} == set(revisions)
    for row in told:
        revision = revisions[row.id]
        assert [getattr(row, name) for name in SAID] == [getattr(revision, name) for name in SAID]
        assert (row.author.id, row.author.name) == (revision.author.id, revision.author.name)
        assert row.author.path == revision.author.path
        assert row.content.path == revision.content.path
        assert did(row) == did(revision)


def test_nothing_is_told_of_what_is_suppressed(session: Session) -> None:
    hidden = [row for row in numbered(session, list(session.scalars(select(Revision.id)))) if row.hidden]
    assert len(hidden) == len(KINDS)
    assert not [row for row in hidden if row.summary or row.author.name == "Ann"]
