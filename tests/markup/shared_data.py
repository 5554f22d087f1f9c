"""Sets made by others, which lie beside the project where they are at hand at all."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

DATA = Path(__file__).parent.parent.parent.parent / "shared" / "data"


def shared_json(name: str) -> Any:
    """Return one of the sets, or skip the test."""
    return json.loads(_path(name).read_text(encoding="utf-8"))


def shared_texts(name: str) -> list[str]:
    """Return the texts of one of the corpora, or skip the test."""
    with gzip.open(_path(name), "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


def _path(name: str) -> Path:
    if not (DATA / name).exists():
        pytest.skip(f"the set {name} isn't beside the project")
    return DATA / name
