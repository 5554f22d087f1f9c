"""The project's own files, as its structure is tested."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
MADE = {"__pycache__", "instance", "dist", "build", "node_modules"}


def files(*suffixes: str) -> list[Path]:
    """Return the files with these suffixes, or all; but none that a tool or the wiki itself wrote."""
    return sorted(path for path in _walk() if not suffixes or path.suffix in suffixes)


def documentation() -> str:
    """Return all that is told to users and developers."""
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("**/*.md"))]
    return "\n".join(page.read_text(encoding="utf-8") for page in pages if page.exists())


def called(path: Path) -> str:
    """Return a file's name within the project, for the name of a test."""
    return path.relative_to(ROOT).as_posix()


def _walk() -> list[Path]:
    found = []
    for folder, below, names in os.walk(ROOT):
        below[:] = [name for name in below if name not in MADE and (not name.startswith(".") or name == ".ci")]
        found += [Path(folder, name) for name in names]
    return found
