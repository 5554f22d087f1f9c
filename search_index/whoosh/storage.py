"""A build's folder, as Whoosh reads and writes the list of its segments there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import BufferFile

if TYPE_CHECKING:
    from whoosh.index import FileIndex


class Storage(FileStorage):  # type: ignore[misc]  # Whoosh has no types for it
    """Files in a folder."""

    def open_file(self, name: str, **_options: Any) -> BufferFile:
        """Return what is in a file: nothing is left open where it can't be understood."""
        return BufferFile((Path(self.folder) / name).read_bytes(), name=name)


def opened(build: Path) -> FileIndex:
    """Open the index in a folder."""
    return Storage(str(build)).open_index()
