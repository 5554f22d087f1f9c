"""`python -m bench.blame`: who wrote what in real histories, checked, measured, and beside `git blame`."""

from __future__ import annotations

import argparse
import sqlite3
import tempfile
import time
from collections import Counter
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from bench.git_blame import Reasons, Repository
from bench.histories import NAMES, file_of, pages
from wikiapp import edition, links
from wikiapp.content.blame import Buried, State, Step, runs
from wikiapp.content.blame.spans import WORD, spans_in
from wikiapp.content.diff import Kind, Mark, difference, lines
from wikiapp.content.size import WORD as WHOLE_WORD
from wikiapp.database import connect
from wikiapp.ends import edited
from wikiapp.exchange import find_authors, import_into
from wikiapp.files.storage import Folder
from wikiapp.migrating import migrate

WAYS = (("-w",), ("-w", "-M", "-C"))
EXAMPLES = 8


class Story(NamedTuple):
    """A page's texts, and what is kept of who wrote the newest."""

    page: str
    texts: list[str]
    state: State


def main() -> None:
    """Print for each history what it costs, whether each word was added where it is said, and what git says."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("-v", "--verbose", action="store_true", help="show lines of which git says otherwise")
    verbose = arguments.parse_args().verbose
    for name in NAMES:
        texts = pages(name)
        began = time.process_time()
        stories = [Story(page, of_page, kept(of_page)) for page, of_page in texts.items()]
        revisions = sum(map(len, texts.values()))
        print(f"## {name}: {revisions} revisions, {(time.process_time() - began) / revisions * 1000:.2f} ms each")
        wrong, words = judged(stories)
        print(f"{words} words, {words - wrong} of a revision whose difference adds them ({1 - wrong / words:.2%})")
        print(size(name, sum(len(text.encode()) for of_page in texts.values() for text in of_page)))
        for way in WAYS:
            print(f"git blame {' '.join(way)}: {beside_git(stories, way, verbose)}", flush=True)


def kept(texts: list[str]) -> State:
    """Return what is kept after all revisions, each of them saved on top of the one before."""
    numbers = {text: number for number, text in enumerate(dict.fromkeys(texts), 1)}
    state, buried = State.begun(1, texts[0]), Buried()
    for revision, (old, new) in enumerate(pairwise(texts), 2):
        step = Step(edited(old, new), revision)
        buried.know(buried.unknown(step.digests()), {})
        state = state.after(step, numbers[new], buried)
    return state


def judged(stories: list[Story]) -> tuple[int, int]:
    """Return how many words are given to a revision whose difference doesn't add them, and how many there are."""
    wrong = words = 0
    for story in stories:
        said = Counter[tuple[int, str]]()
        for origin, text in runs(story.state.authors.lines, story.texts[-1]):
            said.update((origin, word) for word in WHOLE_WORD.findall(text))
        come = {origin: added(story.texts, origin) for origin, _ in said}
        words += said.total()
        wrong += sum(count for (origin, word), count in said.items() if word not in come[origin])
    return wrong, words


def added(texts: list[str], revision: int) -> set[str]:
    """Return the words that a revision adds, as its difference is shown to readers."""
    pieces = difference(texts[revision - 2] if revision > 1 else "", texts[revision - 1]).pieces
    only_moved = [piece.kind == Kind.ADDED and piece.move is not None and not piece.rewritten for piece in pieces]
    shown = [piece.rewritten or piece.parts for piece, moved in zip(pieces, only_moved, strict=True) if not moved]
    return {
        word for parts in shown for mark, text in parts if mark == Mark.ADDED for word in WHOLE_WORD.findall(text)
    }


def size(name: str, raw: int) -> str:
    """Return what the tables take of a database into which a history was imported."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "wiki.db"
        database = connect(f"sqlite:///{file}")
        migrate(database)
        edition.follow(database.writing)
        links.follow(database.writing)
        import_into(
            database, file_of(name), files=Folder(Path(folder) / "files"), language="en",
            progress=lambda _done, _all: None,
        )  # fmt: skip
        began = time.process_time()
        find_authors(database, lambda _done, _all: None)
        spent = time.process_time() - began
        database.engine.dispose()
        with closing(sqlite3.connect(file)) as connection:
            connection.execute("VACUUM")
            taken = dict(connection.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name"))
    ours, total = taken["authorship"] + taken["buried"], sum(taken.values())
    return (
        f"found out in {spent:.1f} s after an import; kept in {ours:,} bytes: {ours / raw:.3%} of the raw text, "
        f"{ours / total:.1%} of the database ({total / raw:.2%})"
    )  # fmt: skip


def beside_git(stories: list[Story], way: tuple[str, ...], verbose: bool) -> str:
    """Return how many lines with words git gives to the same revision, and why not the others."""
    counted = Counter[str]()
    for story in stories:
        reasons = Reasons(story.texts)
        for line, ours, theirs in _blamed(story, way):
            reason = "same" if ours == theirs else reasons.why(line, theirs)
            counted[reason] += 1
            if verbose and reason == "other" and counted[reason] <= EXAMPLES:
                print(f"  {story.page}: git {theirs}, ours {ours}: {line.strip()[:100]}")
    total = counted.total()
    told = (f"{reason} {count} ({count / total:.1%})" for reason, count in counted.most_common())
    return f"{total} lines: {', '.join(told)}"


def _blamed(story: Story, way: tuple[str, ...]) -> list[tuple[str, int, int]]:
    """Return each line that has words with the newest of the revisions that we say it is of, and git's."""
    with tempfile.TemporaryDirectory() as folder:
        theirs = Repository(Path(folder), story.texts).blame(*way) if story.texts[-1] else []
    said = zip(lines(story.texts[-1]), story.state.authors.lines, theirs, strict=True)
    return [
        (line, max(int(origin) for origin, _ in spans_in(ours, len(line))), number)
        for line, ours, number in said
        if WORD.search(line)
    ]


if __name__ == "__main__":
    main()
