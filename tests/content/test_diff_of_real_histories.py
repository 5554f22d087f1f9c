from __future__ import annotations

import json
import lzma
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from wikiapp.content.diff import difference

if TYPE_CHECKING:
    from collections.abc import Iterator

HISTORIES = Path(__file__).parents[3] / "shared" / "data" / "revisions"

pytestmark = pytest.mark.skipif(not HISTORIES.is_dir(), reason="the shared histories are not beside the project")


@pytest.mark.parametrize(
    ("name", "every"), [("da_kitos_docs", 1), ("en_awesome_readme", 2), ("en_public_apis_readme", 6)]
)
def test_each_revision_follows_from_the_one_before_by_their_difference(name: str, every: int) -> None:
    for number, (old, new) in enumerate(_neighbours(HISTORIES / f"{name}.jsonl.xz")):
        if number % every == 0:
            assert difference(old, new).applied_to(old) == new


def _neighbours(file: Path) -> Iterator[tuple[str, str]]:
    latest: dict[str, str] = {}
    with lzma.open(file, "rt", encoding="utf-8", newline="\n") as told:
        for line in told:
            revision = json.loads(line)
            yield latest.get(revision["page"], ""), revision["text"]
            latest[revision["page"]] = revision["text"]
