"""Where an export is written: whole or not at all, and packed so that the same lines give the same bytes."""

from __future__ import annotations

import gzip
import lzma
import sys
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, BinaryIO, cast

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

STANDARD_OUTPUT = "-"


@contextmanager
def written(path: Path) -> Iterator[BinaryIO]:
    """Give a file to write into; it appears at its place when all is written."""
    if str(path) == STANDARD_OUTPUT:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    unfinished = path.with_name(path.name + ".unfinished")
    try:
        with ExitStack() as files:
            yield _packed(path.suffix, files.enter_context(unfinished.open("wb")), files)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def _packed(ending: str, file: BinaryIO, files: ExitStack) -> BinaryIO:
    if ending == ".gz":  # without a name and a time of its own
        return cast("BinaryIO", files.enter_context(gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=0)))
    return cast("BinaryIO", files.enter_context(lzma.LZMAFile(file, "wb"))) if ending == ".xz" else file
