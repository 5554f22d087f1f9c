"""The demo's texts, read as plain files: whole, well linked, and believable as a history."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from wikiapp.content import Revision
from wikiapp.demo.demo import fill
from wikiapp.wiki.page import Page

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from wikiapp.files.storage import Folder

PAGES = Path(__file__).parent.parent.parent / "wikiapp" / "demo" / "pages"
# Not written on purpose: each stands in a sentence that asks somebody to begin it.
WANTED = {
    "at sige pænt nej", "barsel i egen virksomhed", "det år, det gik galt", "et skilt, der kan ses fra gangen",
    "forsikringer", "getting paid in another currency", "når man lukker", "taking a holiday",
    "when a customer doesn't pay",
}  # fmt: skip
RESERVED = {
    "edit", "history", "revisions", "diff", "blame", "links", "discussion", "reverts", "undos", "moves",
    "deletion", "restoration", "protection", "new", "feed.atom", "playback", "agreements", "versions",
}  # fmt: skip
CODE = re.compile(r"^(```|~~~).*?^\1$|(`+)(?!`).+?(?<!`)\2(?!`)", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"(?<!!)\[\[([^\]|#]+)(?:#([^\]|]+))?(?:\|[^\]]+)?\]\]")
TRANSCLUSION = re.compile(r"^\{\{([^}]+)\}\}$", re.MULTILINE)
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Step:
    file: Path
    header: dict[str, str]
    body: str

    @classmethod
    def read(cls, file: Path) -> Step:
        header, _, body = file.read_text(encoding="utf-8").partition("\n---\n")
        return cls(file, dict(re.split(r": ?", line, maxsplit=1) for line in header.splitlines()), body)

    @property
    def title(self) -> str:
        return self.header["title"]

    @property
    def at(self) -> datetime:
        return datetime.fromisoformat(self.header["at"])

    @property
    def text(self) -> str:
        return CODE.sub("", self.body)

    @property
    def leads_to(self) -> set[str]:
        return {key(title) for title, _ in LINK.findall(self.text)} | {
            key(title) for title in TRANSCLUSION.findall(self.text)
        }


def key(title: str) -> str:
    folded = " ".join(title.replace("_", " ").split()).casefold()
    return re.sub(r"^kategori:", "category:", folded)


STEPS = [Step.read(file) for file in sorted(PAGES.glob("*/*/*.md"))]
HISTORIES = {
    folder.relative_to(PAGES).as_posix(): list(steps)
    for folder, steps in groupby(STEPS, key=lambda step: step.file.parent)
}
LATEST = {key(steps[-1].title): steps[-1] for steps in HISTORIES.values()}
every_page = pytest.mark.parametrize("steps", HISTORIES.values(), ids=HISTORIES)


@every_page
def test_every_version_says_who_wrote_it_and_when(steps: list[Step]) -> None:
    for step in steps:
        assert set(step.header) - {"minor", "does"} == {"title", "author", "at", "summary"}, step.file
        assert re.fullmatch(r"write|suggest|undo \d+", step.header.get("does", "write"))
        assert step.header.get("minor", "yes") == "yes"
        assert step.title.strip()
        assert 0 < len(step.header["author"].strip()) <= 60
        assert step.at.utcoffset() is not None
        assert step.body.strip()
        assert step.body.endswith("\n")


@every_page
def test_versions_are_numbered_without_holes(steps: list[Step]) -> None:
    assert [step.file.stem for step in steps] == [f"{number:02}" for number in range(1, len(steps) + 1)]


@every_page
def test_time_goes_forward_and_every_version_changes_something(steps: list[Step]) -> None:
    for before, after in pairwise(steps):
        assert before.at < after.at, after.file
        assert (before.title, before.body) != (after.title, after.body), after.file


@every_page
def test_links_lead_to_a_page_or_to_one_that_is_wanted(steps: list[Step]) -> None:
    ever = {key(step.title) for step in STEPS}  # a page that moved leaves a redirect
    for step in steps:
        assert step.leads_to <= ever | WANTED, step.file


def test_links_to_sections_lead_to_their_headings() -> None:
    for step in LATEST.values():
        for title, section in LINK.findall(step.text):
            assert not section or section in HEADING.findall(LATEST[key(title)].text), (step.file, section)


def test_every_wanted_page_is_asked_for_and_none_is_written() -> None:
    assert set.union(*(step.leads_to for step in LATEST.values())) >= WANTED
    assert not WANTED & set(LATEST)


def test_titles_are_legal_and_of_one_page_only() -> None:
    titles = {name: {key(step.title) for step in steps} for name, steps in HISTORIES.items()}
    assert sum(map(len, titles.values())) == len(set.union(*titles.values()))
    for title in set.union(*titles.values()):
        assert title.rpartition("/")[2] not in RESERVED
        assert not re.search(r"[\[\]{}<>|#\\]|^/|/$|//", title)


def test_no_page_is_an_orphan() -> None:
    for title, step in LATEST.items():
        assert any(title in other.leads_to for other in LATEST.values() if other is not step), title


@pytest.mark.parametrize("language", ["da", "en"])
def test_each_language_has_a_dozen_pages_or_more(language: str) -> None:
    assert sum(name.startswith(f"{language}/") for name in HISTORIES) >= 12


@pytest.mark.parametrize("name", ["da/mikrovirksomhed", "en/micro-business"])
def test_a_definition_is_the_work_of_many_hands(name: str) -> None:
    assert len(HISTORIES[name]) >= 12
    assert len({step.header["author"] for step in HISTORIES[name]}) >= 5


def test_what_is_suggested_and_undone_shows_how_it_is_done(session: Session, storage: Folder) -> None:
    fill(session, storage)
    actions = Counter(session.scalars(select(Revision.action)))
    assert (actions["suggested"], actions["undid"], actions["adopted"]) == (7, 2, 2)  # five of them in comments
    pages = {page.title: page for page in session.scalars(select(Page))}
    for steps in HISTORIES.values():
        said = [step.body for step in steps if step.header.get("does") != "suggest"]
        page = pages[steps[-1].title]
        assert page.latest.action == "adopted" or page.body == said[-1]


def test_some_page_has_moved_and_some_text_has_come_back() -> None:
    assert any(len({step.title for step in steps}) > 1 for steps in HISTORIES.values())
    assert any(len({step.body for step in steps}) < len(steps) for steps in HISTORIES.values())
