"""What git says of who wrote which line, in a repository made of the same texts, and why it says otherwise."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from wikiapp.content.blame.spans import WORD
from wikiapp.content.diff import Kind, Mark, difference

if TYPE_CHECKING:
    from pathlib import Path

MAIN = "refs/heads/main"


class Repository:
    """A git repository in a folder, with a commit for each version of a text."""

    def __init__(self, folder: Path, texts: list[str]) -> None:
        self._folder = folder
        subprocess.run(["git", "init", "--quiet", str(folder)], check=True)
        stream = b"".join(self._commit(number, text) for number, text in enumerate(texts, 1))
        self._git("fast-import", "--quiet", told=stream)

    def blame(self, *options: str) -> list[int]:
        """Return for each line of the newest text the version that git says it comes from."""
        told = self._git("blame", "--line-porcelain", *options, MAIN, "--", "text").decode()
        return [int(line.removeprefix("summary ")) for line in told.split("\n") if line.startswith("summary ")]

    def _git(self, *words: str, told: bytes = b"") -> bytes:
        git = ["git", "-C", str(self._folder), *words]
        return subprocess.run(git, input=told, stdout=subprocess.PIPE, check=True).stdout

    @staticmethod
    def _commit(number: int, text: str) -> bytes:
        body, summary = text.encode(), str(number).encode()
        return (
            b"commit %b\ncommitter bench <bench> %d +0000\n" % (MAIN.encode(), number)
            + b"data %d\n%b\nM 100644 inline text\ndata %d\n%b\n" % (len(summary), summary, len(body), body)
        )  # fmt: skip


class Reasons:
    """Why a line may well be older than the version that git gives it to."""

    def __init__(self, texts: list[str]) -> None:
        self._texts, self._first = texts, dict[str, int]()
        for number, text in enumerate(texts, 1):
            for line in _lines(text):
                self._first.setdefault(line, number)

    def why(self, line: str, version: int) -> str:
        """Return what a version did to a line that git gives to it."""
        said, old = line.strip(), self._texts[version - 2] if version > 1 else ""
        if said in _lines(old):
            return "moved"
        if self._first[said] < version:
            return "brought back"
        return "other" if _adds_words(said, old, self._texts[version - 1]) else "no word added"


def _lines(text: str) -> set[str]:
    return {line.strip() for line in text.split("\n")}


def _adds_words(line: str, old: str, new: str) -> bool:
    """Tell whether the difference of two texts shows words as added to a line of the new one."""
    for piece in difference(old, new).pieces:
        of_line = piece.kind in {Kind.ADDED, Kind.CHANGED} and line in _lines(piece.new)
        parts = piece.rewritten or piece.parts
        if of_line and any(mark == Mark.ADDED and WORD.search(text) for mark, text in parts):
            return True
    return False
