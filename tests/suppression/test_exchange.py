"""A history with stubs goes elsewhere and back: the same bytes, one chain, and nothing of what is suppressed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.suppression.conftest import CULPRIT, NUMBER
from wikiapp.checking import check
from wikiapp.content.suppressing import disclose
from wikiapp.content.suppression import CHOSEN, Hidden
from wikiapp.exchange import ImportRefused
from wikiapp.wiki.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sqlalchemy.orm import Session

    from wikiapp.content import Content
    from wikiapp.database import Database

Told = list[dict[str, Any]]


@pytest.fixture
def told_lines(
    told: int, hide: Callable[..., list[int]], database: Database, exported: Callable[..., bytes]
) -> Told:
    hide(told)
    return [json.loads(line) for line in exported(database).splitlines()]


def test_a_stub_says_what_it_does_not_tell(told_lines: Told) -> None:
    [stub] = [one for one in told_lines if one["page"] == "Te" and one["kind"] == "page" and one["rev"] == NUMBER]
    assert stub["suppressed"] == ["text", "summary", "author"]
    assert (stub["text"], stub["message"]) == ("", "")
    assert "author" not in stub
    [comment] = [one for one in told_lines if one["kind"] == "comment"]
    assert comment["suppressed"] == ["quote"]
    assert "quote" not in comment


def test_it_is_brought_elsewhere_and_gives_the_same_bytes_again(  # noqa: PLR0917 -- all of it is the stage
    told_lines: Told, new_wiki: Callable[[], Database], bring: Callable[..., Any], lines: Callable[..., Path],
    exported: Callable[..., bytes], database: Database,
) -> None:  # fmt: skip
    there, file = new_wiki(), lines(*told_lines)
    bring(there, file)
    assert exported(there) == exported(database)
    assert list(check(there)) == []
    assert bring(there, file).revisions == bring(database, file).revisions == 0
    with there.reading() as session:
        page = session.scalars(Page.called("Te")).one()
        stub = page.history[NUMBER]
        assert (stub.hidden, stub.body, stub.author.name == CULPRIT) == (CHOSEN | Hidden.ABSENT, "", False)
        assert page.history.diff(NUMBER, 5).changes


def test_what_never_came_cannot_be_shown(
    told_lines: Told, new_wiki: Callable[[], Database], bring: Callable[..., Any], lines: Callable[..., Path]
) -> None:
    there = new_wiki()
    bring(there, lines(*told_lines))
    with there.writing() as session:
        page: Content = session.scalars(Page.called("Te")).one()
        disclose(page, [NUMBER])
        assert page.history[NUMBER].hidden


@pytest.mark.parametrize(
    "changes", [{"hash": "00" * 32}, {"hash": None}, {"uuid": None}, {"suppressed": ["title"]}, {"hash": "Te"}]
)
def test_a_stub_that_was_changed_is_refused(
    told_lines: Told, new_wiki: Callable[[], Database], bring: Callable[..., Any], lines: Callable[..., Path],
    changes: dict[str, Any],
) -> None:  # fmt: skip
    changed = [one | changes if one.get("suppressed") and one["kind"] == "page" else one for one in told_lines]
    with pytest.raises(ImportRefused):
        bring(new_wiki(), lines(*changed))


def test_a_damaged_stub_is_found_by_what_follows_it(
    told_lines: Told, new_wiki: Callable[[], Database], bring: Callable[..., Any], lines: Callable[..., Path]
) -> None:
    there = new_wiki()
    bring(there, lines(*told_lines))
    with there.writing() as session:
        _damage(session)
        session.commit()
    assert ["Revision 4" in finding for finding in check(there)] == [True]


def _damage(session: Session) -> None:
    page = session.scalars(Page.called("Te")).one()
    page.history[NUMBER].hash = b"x" * 32
