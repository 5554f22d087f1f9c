"""JSON Lines of revisions, packed or not: which of them shows by how the file begins."""

from __future__ import annotations

import gzip
import lzma
import zlib
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from wikiapp.exchange.carried import keep
from wikiapp.exchange.errors import ImportRefused
from wikiapp.exchange.fact import KINDS, Fact, read_fact
from wikiapp.exchange.fields import fields_in, optional
from wikiapp.exchange.record import Record, read_record

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from wikiapp.files.storage import Storage

GZIP, XZ = b"\x1f\x8b", b"\xfd7zXZ\x00"


def read_lines(path: Path, language: str, files: Storage, aside: list[Fact]) -> Iterator[Record]:
    """Yield the revisions that a file holds, one at a time, and lay all else aside; raises ImportRefused."""
    number = 0
    try:
        with _opened(path) as lines:
            for number, line in enumerate(lines, start=1):
                told = _read(number, line, language, files) if line.strip() else None
                if isinstance(told, Record):
                    yield told
                elif told:
                    aside.append(told)
    except (OSError, EOFError, lzma.LZMAError, zlib.error) as error:
        raise ImportRefused(f"after line {number}, {path.name} can't be read: {error}") from error


def _read(number: int, line: bytes, language: str, files: Storage) -> Record | Fact:
    try:
        fields = fields_in(line)
        is_fact = fields.get("kind") in KINDS
        return read_fact(number, fields) if is_fact else _read_revision(number, fields, language, files)
    except (ValueError, OverflowError, RecursionError, TypeError) as error:
        raise ImportRefused.at(number, str(error)) from error


def _read_revision(number: int, fields: dict[str, Any], language: str, files: Storage) -> Record:
    record = read_record(number, fields, language)
    keep(files, optional(fields, "data", str), record.text)
    return record


def _opened(path: Path) -> BinaryIO:
    with path.open("rb") as file:
        beginning = file.read(len(XZ))
    if beginning.startswith(GZIP):
        return cast("BinaryIO", gzip.open(path, "rb"))
    return cast("BinaryIO", lzma.open(path, "rb")) if beginning == XZ else path.open("rb")
