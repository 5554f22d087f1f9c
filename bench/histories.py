"""The real histories that lie beside the project, where they do: each page's texts, version by version."""

from __future__ import annotations

import json
import lzma
from pathlib import Path

FOLDER = Path(__file__).parent.parent.parent / "shared" / "data" / "revisions"
NAMES = ("da_kitos_docs", "en_awesome_readme", "en_public_apis_readme")


def file_of(name: str) -> Path:
    """Return the file of a history; ends the program if it isn't there."""
    file = FOLDER / f"{name}.jsonl.xz"
    if not file.exists():
        raise SystemExit(f"the history {name} isn't beside the project")
    return file


def pages(name: str) -> dict[str, list[str]]:
    """Return the texts of each page."""
    texts: dict[str, list[str]] = {}
    with lzma.open(file_of(name), "rt", encoding="utf-8", newline="\n") as lines:
        for told in map(json.loads, lines):
            texts.setdefault(told["page"], []).append(told["text"])
    return texts
