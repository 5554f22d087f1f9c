"""The demo's people agree, change their minds, and mark a version of each definition."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from wikiapp.agreement.mark import Mark
from wikiapp.agreement.support import support_had, supporters
from wikiapp.checking import check
from wikiapp.demo.demo import fill
from wikiapp.demo.support import acts
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


@pytest.mark.parametrize(
    ("title", "now", "had", "marked"),
    [
        (
            "Mikrovirksomhed", 6, {5: 3, 7: 3, 9: 1, 10: 6, 12: 2, 13: 4, 14: 6},
            ("Definitionen fra 2. september", 6),
        ),
        (
            "Micro-business", 3, {5: 2, 7: 2, 10: 5, 12: 2, 13: 3, 14: 3},
            ("The definition of 2 September", 5),
        ),
    ],
)  # fmt: skip
def test_support_comes_and_goes_with_the_words(
    session: Session, title: str, now: int, had: dict[int, int], marked: tuple[str, int]
) -> None:
    page = session.scalars(Page.called(title)).one()
    assert supporters(page) == now
    assert support_had(page, range(1, page.latest_number + 1)) == had
    [mark] = session.scalars(Mark.standing(page))
    assert (mark.name, mark.supporters, mark.revision) == (*marked, 10)


def test_every_act_is_about_a_version_that_stood(session: Session, database: Database) -> None:
    for act in acts():
        page = session.scalars(Page.called(act.page)).one()
        assert page.history.stood(act.revision)
        assert page.history[act.revision].created_at < act.at
    assert Counter(act.does for act in acts()) == {"agree": 32, "mark": 2, "withdraw": 1}
    assert list(check(database)) == []
