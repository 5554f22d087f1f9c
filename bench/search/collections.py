"""Collections with judgments that stand beside the project: texts, questions, and which text answers which."""

from __future__ import annotations

import gzip
import json
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from search_index import Document

DATA = Path(__file__).parents[3] / "shared" / "data"
HEADING, ADDRESS = re.compile(r"^#+ (.*)$", re.MULTILINE), re.compile(r"\]\([^)]*\)")


@dataclass(frozen=True)
class Collection:
    """`judged` says for each question how well each text answers it, above 0 where it does at all."""

    name: str
    documents: list[Document]
    questions: dict[str, str]
    judged: dict[str, dict[str, int]]


def collections() -> list[Collection]:
    """Read those that are there."""
    found = {
        "cranfield": lambda: _plain("cranfield", "en"),
        "squad_da_dev": lambda: _plain("squad_da_dev", "da"),
        "owasp_anchors_en": _cheat_sheets,
    }
    judged = {name: _judged(name) for name in found if (DATA / "ir" / name).is_dir()}
    return [Collection(name, found[name](), _questions(name), judged[name]) for name in judged]


def _plain(name: str, language: str) -> list[Document]:
    return [
        Document(key=one["id"], title=one["title"], text=one["text"], language=language)
        for one in _lines(DATA / "ir" / name / "docs.jsonl.gz")
    ]


def _cheat_sheets() -> list[Document]:
    return [
        Document(
            key=one["path"], title=one["title"], headings=tuple(HEADING.findall(one["text"])),
            text=ADDRESS.sub("]", one["text"]), language="en",
        )
        for one in _lines(DATA / "corpus" / "en_owasp_cheatsheets.jsonl.gz")
    ]  # fmt: skip


def _questions(name: str) -> dict[str, str]:
    return {one["id"]: one["text"] for one in _lines(DATA / "ir" / name / "queries.jsonl.gz")}


def _judged(name: str) -> dict[str, dict[str, int]]:
    judged: dict[str, dict[str, int]] = defaultdict(dict)
    for line in (DATA / "ir" / name / "qrels.tsv").read_text(encoding="utf-8").splitlines():
        question, document, grade = line.split("\t")
        # Of Cranfield's grades any above 0 counts as relevant, and no more.
        judged[question][document] = int(int(grade) > 0) if name == "cranfield" else int(grade)
    return judged


def _lines(file: Path) -> list[dict[str, Any]]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]
