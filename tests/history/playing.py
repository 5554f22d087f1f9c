"""Playing a history as a program would that has read docs/playback.md and nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.browsing import Visitor

LINE = re.compile(r"[^\n]*\n|[^\n]+$")
UNDONE = {"same": "same", "changed": "changed", "added": "removed", "removed": "added"}


def applied(change: list[Any], text: str) -> str:
    """Return the text after a change, refusing one that begins from another text."""
    rest, after = text, ""
    for kind, what, *_move in change:
        gone, come = _replaced(kind, what, rest)
        assert rest.startswith(gone)
        rest, after = rest[len(gone) :], after + come
    return after + rest


def taken_back(change: list[Any]) -> list[Any]:
    """Return the change that leads back."""
    return [
        [UNDONE[kind], [[UNDONE[mark], text] for mark, text in what] if kind == "changed" else what]
        for kind, what, *_move in change
    ]


def played(visitor: Visitor, address: str, **query: object) -> Iterator[list[dict[str, Any]]]:
    """Yield the pieces of a history, each the steps that came at once."""
    following: int | None = 1
    while following:
        asked = "&".join(f"{name}={value}" for name, value in {"from": following, **query}.items())
        piece = visitor.read(f"{address}?format=json&{asked}").json
        assert piece is not None
        yield piece["steps"]
        following = piece["next"]


def _replaced(kind: str, what: Any, rest: str) -> tuple[str, str]:
    if kind == "same":
        same = "".join(LINE.findall(rest)[:what])
        return same, same
    if kind == "changed":
        old = "".join(text for mark, text in what if mark != "added")
        return old, "".join(text for mark, text in what if mark != "removed")
    return ("", what) if kind == "added" else (what, "")
