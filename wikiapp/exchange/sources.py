"""JSON Lines of revisions, packed or not: which of them shows by how the file begins."""

from __future__ import annotations

import gzip
import lzma
import zlib
from typing import TYPE_CHECKING, BinaryIO, cast

from wikiapp.exchange.errors import ImportRefused
from wikiapp.exchange.record import Record, read_record

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

GZIP, XZ = b"\x1f\x8b", b"\xfd7zXZ\x00"


def read_lines(path: Path, language: str) -> Iterator[Record]:
    """Yield the revisions that a file holds, one at a time; raises ImportRefused."""
    number = 0
    try:
        with _opened(path) as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield read_record(number, line, language)
    except (OSError, EOFError, lzma.LZMAError, zlib.error) as error:
        raise ImportRefused(f"after line {number}, {path.name} can't be read: {error}") from error


def _opened(path: Path) -> BinaryIO:
    with path.open("rb") as file:
        beginning = file.read(len(XZ))
    if beginning.startswith(GZIP):
        return cast("BinaryIO", gzip.open(path, "rb"))
    return cast("BinaryIO", lzma.open(path, "rb")) if beginning == XZ else path.open("rb")
