"""Pages that moved: what was deleted at one place and created at another in one commit is one history."""

from __future__ import annotations

import json
import tempfile
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple, Self

from wikiapp.content.revision import Action
from wikiapp.exchange.errors import ImportRefused

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from wikiapp.exchange.record import Record


class Move(NamedTuple):
    """One page went from `source` to `target` in the commit `git`."""

    source: str
    target: str
    git: str


Runs = dict[str, list["Record"]]  # of each page: what happened there, in order


def read_moves(path: Path) -> list[Move]:
    """Return the moves that a JSON file tells of; raises ImportRefused."""
    try:
        return [
            Move(str(move["src"]), str(move["dst"]), str(move["git"])) for move in json.loads(path.read_bytes())
        ]
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise ImportRefused(f"{path.name} is no list of moves (src, dst, git): {error!r}") from error


def joined(records: Iterable[Record], moves: list[Move]) -> Iterator[Record]:
    """Yield the records with each moved page's history in one piece; those pages come last."""
    moving = {page for move in moves for page in (move.source, move.target)}
    runs: Runs = defaultdict(list)
    with _Aside() as aside:
        for record in records:
            if record.page in moving:
                runs[record.page].append(aside.put(record))
            else:
                yield record
        for history in _histories(runs, moves):
            for number, record in enumerate(history, start=1):
                yield aside.take(record).with_changes(history=_name(history[0]), rev=number)


class _Aside:
    """Keeps texts in a file for as long as their records have to wait; the records then hold their places."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 -- closed by __exit__
        self._places: dict[int, tuple[int, int]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._file.close()

    def put(self, record: Record) -> Record:
        """Return the record without its text."""
        data = record.text.encode()
        self._places[record.line] = (self._file.tell(), len(data))
        self._file.write(data)
        return record.with_changes(text="")

    def take(self, record: Record) -> Record:
        """Return the record with its text."""
        place, length = self._places[record.line]
        self._file.seek(place)
        return record.with_changes(text=self._file.read(length).decode())


def _histories(runs: Runs, moves: list[Move]) -> Iterator[list[Record]]:
    leaving, arriving = _that_happened(runs, moves)
    pieces = [piece for run in runs.values() for piece in _cut(run, leaving, arriving)]
    beginnings = {piece[0].line: piece for piece in pieces}
    for piece in pieces:
        if piece[0].line not in arriving:
            yield _followed(piece, beginnings, leaving)


def _that_happened(runs: Runs, moves: list[Move]) -> tuple[dict[int, int], set[int]]:
    # A move counts where both ends are told of: the line that deletes leads to the line that creates.
    gone = {(one.page, one.git): one.line for run in runs.values() for one in run if one.deletes}
    come = {(one.page, one.git): one.line for run in runs.values() for one in run if not one.deletes}
    ends = [(gone.pop((move.source, move.git), None), (move.target, move.git)) for move in moves]
    leaving = {line: come.pop(target) for line, target in ends if line is not None and target in come}
    return leaving, set(leaving.values())


def _cut(run: list[Record], leaving: dict[int, int], arriving: set[int]) -> Iterator[list[Record]]:
    piece: list[Record] = []
    for record in run:
        if piece and (record.line in arriving or piece[-1].line in leaving):
            yield piece
            piece = []
        piece.append(record)
    yield piece


def _followed(piece: list[Record], beginnings: dict[int, list[Record]], leaving: dict[int, int]) -> list[Record]:
    history = list(piece)
    while history[-1].line in leaving:
        # Leaving and arriving are one thing that happened, so one of the two records says it.
        left = history.pop()
        first, *rest = beginnings[leaving[left.line]]
        history += [first.with_changes(action=Action.RENAMED), *rest]
    return history


def _name(first: Record) -> str:
    return first.page if first.rev in {1, None} else f"{first.page} from {first.rev}"
