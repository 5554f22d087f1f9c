"""Sets made by others, which lie beside the project where they are at hand at all."""

from __future__ import annotations

import gzip
import json
import lzma
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA = Path(__file__).parent.parent.parent.parent / "shared" / "data"


def shared_json(name: str) -> Any:
    """Return one of the sets, or skip the test."""
    return json.loads(_path(name).read_text(encoding="utf-8"))


def shared_texts(name: str) -> list[str]:
    """Return the texts of one of the corpora, or skip the test."""
    with gzip.open(_path(name), "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


def shared_lines(name: str) -> tuple[bytes, list[str]]:
    """Return a list as it lies there, packed or not, and its lines; or skip the test."""
    data = _path(name).read_bytes()
    text = gzip.decompress(data) if name.endswith(".gz") else data
    return data, text.decode("utf-8").split()


def shared_neighbours(name: str, every: int) -> Iterator[tuple[str, str]]:
    """Yield revisions with the one before of the same page, each so manieth, or skip the test."""
    latest: dict[str, str] = {}
    with lzma.open(_path(f"revisions/{name}.jsonl.xz"), "rt", encoding="utf-8", newline="\n") as told:
        for number, line in enumerate(told):
            revision = json.loads(line)
            if number % every == 0:
                yield latest.get(revision["page"], ""), revision["text"]
            latest[revision["page"]] = revision["text"]


def _path(name: str) -> Path:
    if not (DATA / name).exists():
        pytest.skip(f"the set {name} isn't beside the project")
    return DATA / name
