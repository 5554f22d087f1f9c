from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.structure.project import called, files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LONGEST = 250
CODE = (".py", ".html", ".css", ".js", ".sh")
BINARY = {".woff2", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".ico", ".gif", ".pdf"}
WRITTEN_BY_TOOLS = {".po"}
FREE = {
    ".md",
    ".txt",
    ".svg",
}  # two spaces at a line's end mean something in Markdown; licences are left as they are
ON_A_MACHINE = re.compile(r"(?<![\w.>)}*-])/(?:home|root|work|Users|mnt)/\w")


def test_every_file_is_short_enough_to_read_at_one_sitting() -> None:
    own = [path for path in files(*CODE) if "vendor" not in path.parts]
    assert [called(path) for path in own if len(_text(path).splitlines()) > LONGEST] == []


def test_no_file_names_a_path_of_the_machine_it_was_written_on() -> None:
    assert [place for place, line in _lines() if ON_A_MACHINE.search(line)] == []


def test_no_line_ends_with_blanks_or_holds_a_tab() -> None:
    assert [place for place, line in _lines() if line != line.rstrip() and not _may_be_free(place)] == []
    assert [place for place, line in _lines() if "\t" in line and not _may_be_free(place)] == []


def test_every_file_ends_with_one_newline() -> None:
    texts = {called(path): _text(path) for path in files() if path.suffix not in BINARY | WRITTEN_BY_TOOLS}
    assert [name for name, text in texts.items() if text and not re.search(r"[^\n]\n\Z", text)] == []
    assert [name for name, text in texts.items() if "\r" in text] == []


def _lines() -> Iterator[tuple[str, str]]:
    for path in files():
        if path.suffix not in BINARY:
            for number, line in enumerate(_text(path).split("\n"), 1):
                yield f"{called(path)}:{number}", line


def _may_be_free(place: str) -> bool:
    name = place.rpartition(":")[0]
    return name == "Makefile" or "vendor/" in name or name.endswith(tuple(FREE))


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8")
