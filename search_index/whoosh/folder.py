"""Where a collection is on disk: its builds, of which one is current, and the locks by which writers take
turns."""

from __future__ import annotations

import json
import secrets
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

from whoosh import __version__ as whoosh_version
from whoosh.fields import Schema

from search_index.analysis import RULES
from search_index.index import NeedsRebuilding
from search_index.whoosh.locks import is_taken, turn
from search_index.whoosh.storage import Storage

if TYPE_CHECKING:
    from collections.abc import Iterable
    from contextlib import AbstractContextManager
    from pathlib import Path


# What an index must have been made by to be read.
_STAMP = f"2 {RULES} {'.'.join(map(str, whoosh_version))}"
_PATIENCE = 10.0  # seconds for one's turn to write


class Folder:
    """One collection's folder."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._pointer, self._journal = path / "current", path / "journal"
        self._writing, self._rebuilding = path / "writing.lock", path / "rebuilding.lock"

    def current(self) -> Path:
        """Return the build that is to be read. Raises NeedsRebuilding where there is none."""
        pointed = self._pointed()
        name, _, stamp = pointed.partition("\n")
        if stamp != _STAMP:
            raise NeedsRebuilding("outdated")
        build = self._path / name
        if build.is_dir() and not (build / "damaged").exists():
            return build
        if self._pointed() != pointed:  # swapped since, and cleared away
            return self.current()
        raise NeedsRebuilding("damaged")

    def found_damaged(self, build: Path) -> NeedsRebuilding:
        """Let every process know that a build is of no use, and return what to raise."""
        with suppress(OSError):
            (build / "damaged").touch()
        return NeedsRebuilding("damaged")

    def turn_to_write(self) -> AbstractContextManager[None]:
        """Wait to be the only writer, of all processes. Raises IndexBusy."""
        self._path.mkdir(parents=True, exist_ok=True)
        return turn(self._writing, _PATIENCE)

    def turn_to_rebuild(self) -> AbstractContextManager[None]:
        """Be the only one who rebuilds. Raises IndexBusy at once where somebody else does."""
        self._path.mkdir(parents=True, exist_ok=True)
        return turn(self._rebuilding, 0.0)

    def new_build(self) -> Path:
        """Begin a build beside the current one, once what others left is cleared away; in a turn to rebuild."""
        with self.turn_to_write():
            self._clear()
            self._journal.unlink(missing_ok=True)
        build = self._path / f"build-{secrets.token_hex(8)}"
        build.mkdir()
        Storage(str(build)).create_index(Schema())
        return build

    def swap(self, build: Path) -> None:
        """Make a build the current one, for everybody at once; in a turn to write and one to rebuild."""
        fresh = self._pointer.with_name("next")
        fresh.write_text(f"{build.name}\n{_STAMP}", encoding="ascii")
        fresh.replace(self._pointer)
        self._clear()

    def note(self, keys: Iterable[str]) -> None:
        """Remember what was written, if somebody is rebuilding; in a turn to write."""
        if is_taken(self._rebuilding):
            with self._journal.open("a", encoding="ascii") as file:
                file.writelines(json.dumps(key) + "\n" for key in keys)

    def noted(self) -> set[str]:
        """Return the keys of what was written since the rebuilding began; in a turn to write."""
        if not self._journal.exists():
            return set()
        return {json.loads(line) for line in self._journal.read_text(encoding="ascii").splitlines()}

    def _clear(self) -> None:
        with suppress(NeedsRebuilding):
            current = self.current()
            for build in self._path.glob("build-*"):
                if build != current:
                    shutil.rmtree(build, ignore_errors=True)

    def _pointed(self) -> str:
        try:
            return self._pointer.read_text(encoding="ascii")
        except (OSError, UnicodeDecodeError):
            raise NeedsRebuilding("missing") from None
