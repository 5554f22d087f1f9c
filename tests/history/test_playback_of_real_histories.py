from __future__ import annotations

import json
import lzma
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.history.playing import applied, taken_back
from wikiapp.history.change import change

if TYPE_CHECKING:
    from collections.abc import Iterator

HISTORIES = Path(__file__).parents[3] / "shared" / "data" / "revisions"

pytestmark = pytest.mark.skipif(not HISTORIES.is_dir(), reason="the shared histories are not beside the project")


@pytest.mark.parametrize(
    ("name", "every"), [("da_kitos_docs", 1), ("en_awesome_readme", 12), ("en_public_apis_readme", 35)]
)
def test_a_history_plays_to_its_end_and_back(name: str, every: int) -> None:
    for page in _pages(HISTORIES / f"{name}.jsonl.xz", every):
        said = ""
        for old, new in pairwise(["", *page]):
            found = change(old, new)
            said = applied(found, said)
            assert said == new
            assert applied(taken_back(found), new) == old


def _pages(file: Path, every: int) -> Iterator[list[str]]:
    """Yield each page's texts: some of them, in their order, and the last."""
    pages: dict[str, list[str]] = {}
    with lzma.open(file, "rt", encoding="utf-8", newline="\n") as told:
        for line in told:
            revision = json.loads(line)
            pages.setdefault(revision["page"], []).append(revision["text"])
    yield from ([*texts[::every], texts[-1]] for texts in pages.values())
