"""Where bytes are kept: each under a key that begins with their SHA-256, written once, never changed."""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

KEY = re.compile(r"[0-9a-f]{64}(\.\d+)?")
FANNED_OUT = 2  # letters of a key that name a folder, so that none of them holds all


class NotStored(LookupError):
    """Nothing is kept under that key."""


def digest_in(key: str) -> str:
    """Return the hash that a key begins with; what has more to it is made of what is kept under the hash alone."""
    return key.partition(".")[0]


class Storage(Protocol):
    """All that is asked of whatever keeps bytes, so that a store of objects elsewhere could do it as well."""

    def put(self, key: str, data: bytes) -> None:
        """Keep bytes under a key: all of them or none, and for good when this returns."""

    def open(self, key: str) -> BinaryIO:
        """Return what is kept under a key, to be read and closed; raises NotStored."""

    def keys(self) -> Iterator[str]:
        """Yield all keys, in order."""


class Folder:
    """Bytes in a folder: those of the key `abcdef` are in the file `ab/cdef`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, key: str, data: bytes) -> None:
        """Write a file of its own."""
        place = self._place(key)
        place.parent.mkdir(parents=True, exist_ok=True)
        unfinished = tempfile.NamedTemporaryFile(dir=place.parent, prefix=".", delete=False)  # noqa: SIM115
        try:
            with unfinished:
                unfinished.write(data)
                unfinished.flush()
                os.fsync(unfinished.fileno())
            Path(unfinished.name).replace(place)
        except BaseException:
            Path(unfinished.name).unlink(missing_ok=True)
            raise
        _keep_names(place.parent)

    def open(self, key: str) -> BinaryIO:
        """Open the file."""
        try:
            return self._place(key).open("rb")
        except FileNotFoundError as error:
            raise NotStored(key) from error

    def keys(self) -> Iterator[str]:
        """Yield what the files are named for; those that are being written aren't there yet."""
        for folder in sorted(self.folder.glob("?" * FANNED_OUT)):
            yield from (
                folder.name + path.name for path in sorted(folder.iterdir()) if not path.name.startswith(".")
            )

    def _place(self, key: str) -> Path:
        if not KEY.fullmatch(key):  # it may come from anywhere, and shall not lead there
            raise NotStored(key)
        return self.folder / key[:FANNED_OUT] / key[FANNED_OUT:]


def _keep_names(folder: Path) -> None:
    # A new name in a folder outlives a power cut only when the folder is written down, too.
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
