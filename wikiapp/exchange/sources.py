"""JSON Lines of revisions, packed or not: which of them shows by how the file begins."""

from __future__ import annotations

import gzip
import lzma
import zlib
from typing import TYPE_CHECKING, BinaryIO, cast

from wikiapp.exchange.errors import ImportRefused
from wikiapp.exchange.fact import KINDS, Fact, read_fact
from wikiapp.exchange.fields import fields_in
from wikiapp.exchange.record import Record, read_record

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

GZIP, XZ = b"\x1f\x8b", b"\xfd7zXZ\x00"


def read_lines(path: Path, language: str, aside: list[Fact]) -> Iterator[Record]:
    """Yield the revisions that a file holds, one at a time, and lay all else aside; raises ImportRefused."""
    number = 0
    try:
        with _opened(path) as lines:
            for number, line in enumerate(lines, start=1):
                told = _read(number, line, language) if line.strip() else None
                if isinstance(told, Record):
                    yield told
                elif told:
                    aside.append(told)
    except (OSError, EOFError, lzma.LZMAError, zlib.error) as error:
        raise ImportRefused(f"after line {number}, {path.name} can't be read: {error}") from error


def _read(number: int, line: bytes, language: str) -> Record | Fact:
    try:
        fields = fields_in(line)
        is_fact = fields.get("kind") in KINDS
        return read_fact(number, fields) if is_fact else read_record(number, fields, language)
    except (ValueError, OverflowError, RecursionError, TypeError) as error:
        raise ImportRefused.at(number, str(error)) from error


def _opened(path: Path) -> BinaryIO:
    with path.open("rb") as file:
        beginning = file.read(len(XZ))
    if beginning.startswith(GZIP):
        return cast("BinaryIO", gzip.open(path, "rb"))
    return cast("BinaryIO", lzma.open(path, "rb")) if beginning == XZ else path.open("rb")
