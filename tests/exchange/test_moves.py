from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from wikiapp.content import Action
from wikiapp.exchange import ImportRefused
from wikiapp.wiki.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from wikiapp.database import Database
    from wikiapp.exchange import Imported

    Bring = Callable[..., Imported]


def told(page: str, rev: int, git: str, text: str = "Te.", *, deleted: bool = False) -> dict[str, Any]:
    return {
        "page": page, "rev": rev, "git": git, "text": "" if deleted else text, "deleted": deleted,
        "timestamp": f"2026-03-01T10:00:00.{git:>06}Z", "author": "ann", "message": f"commit {git}",
    }  # fmt: skip


@pytest.fixture
def moves(tmp_path: Path) -> Callable[..., Path]:
    """Write a file of moves: `moves(("1", "a", "b"))`."""

    def moves(*told: tuple[str, str, str]) -> Path:
        file = tmp_path / "moves.json"
        file.write_text(json.dumps([{"git": git, "src": source, "dst": target} for git, source, target in told]))
        return file

    return moves


@pytest.fixture
def lived(database: Database) -> Callable[[str], list[tuple[str, str, str]]]:
    """Return what happened to a page, oldest first."""

    def lived(title: str) -> list[tuple[str, str, str]]:
        with database.reading() as session:
            page = session.scalars(Page.called(title)).one()
            return [(one.action, one.title, one.body) for one in reversed(page.history.before(99, 99))]

    return lived


def test_a_page_deleted_here_and_created_there_in_one_commit_was_renamed(
    database: Database, bring: Bring, lines: Any, moves: Any, lived: Any
) -> None:
    file = lines(
        told("b", 1, "3", "Te!"), told("b", 2, "4", "Te?"), told("x", 1, "1"),
        told("a", 1, "1"), told("a", 2, "2", "Te"), told("a", 3, "3", deleted=True),
    )  # fmt: skip
    done = bring(database, file, moves(("3", "a", "b")))
    assert (done.pages, done.revisions) == (2, 5)
    assert lived("b") == [
        (Action.WROTE, "a", "Te."), (Action.WROTE, "a", "Te"), (Action.RENAMED, "b", "Te!"),
        (Action.WROTE, "b", "Te?"),
    ]  # fmt: skip
    assert bring(database, file, moves(("3", "a", "b"))).revisions == 0


def test_a_page_that_moved_on_and_on_is_one_page_and_who_came_after_it_is_another(
    database: Database, bring: Bring, lines: Any, moves: Any, lived: Any
) -> None:
    file = lines(
        told("a", 1, "1"), told("a", 2, "2", deleted=True), told("a", 3, "5", "Ny."),
        told("b", 1, "2"), told("b", 2, "3", deleted=True), told("c", 1, "3"),
    )  # fmt: skip
    done = bring(database, file, moves(("2", "a", "b"), ("3", "b", "c")))
    assert (done.pages, done.revisions, done.mended) == (2, 4, [])
    assert [title for _action, title, _body in lived("c")] == ["a", "b", "c"]
    assert lived("a") == [(Action.WROTE, "a", "Ny.")]


def test_a_page_that_returns_to_where_it_was_is_still_one_page(
    database: Database, bring: Bring, lines: Any, moves: Any, lived: Any
) -> None:
    bring(database, lines(
        told("a", 1, "1"), told("a", 2, "2", deleted=True), told("a", 3, "3"),
        told("b", 1, "2"), told("b", 2, "3", deleted=True),
    ), moves(("2", "a", "b"), ("3", "b", "a")))  # fmt: skip
    assert [title for _action, title, _body in lived("a")] == ["a", "b", "a"]


def test_a_move_whose_ends_are_not_both_told_of_is_a_deletion_or_a_beginning(
    database: Database, bring: Bring, lines: Any, moves: Any, lived: Any
) -> None:
    bring(database, lines(
        told("a", 1, "1"), told("a", 2, "2", deleted=True), told("c", 1, "9"),
    ), moves(("2", "a", "b"), ("9", "b", "c"), ("2", "x", "y")))  # fmt: skip
    assert [action for action, _title, _body in lived("a")] == [Action.WROTE, Action.DELETED]
    assert [action for action, _title, _body in lived("c")] == [Action.WROTE]


@pytest.mark.parametrize("words", ["{", '{"git": "1"}', '[{"git": "1", "src": "a"}]', "7"])
def test_a_file_that_tells_of_no_moves_is_refused(
    database: Database, bring: Bring, lines: Any, tmp_path: Path, words: str
) -> None:
    file = tmp_path / "moves.json"
    file.write_text(words)
    with pytest.raises(ImportRefused, match=r"moves\.json is no list of moves"):
        bring(database, lines(told("a", 1, "1")), file)
