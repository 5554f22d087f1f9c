"""What may be written, and what a page should say after all that was done to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from hypothesis import strategies as st

if TYPE_CHECKING:
    from wikiapp.content import Revision

TITLES = st.sampled_from(
    ["Te", "te", "TE", "Grøn te", "Grøn te/Kander", "Kategori:Te", "category: te", "ﬁn te", "茶"]
)
LETTERS = st.characters(codec="utf-8", exclude_characters="\x00")
PARAGRAPHS = [
    "Te er en varm drik, som mange holder af.\n\n", "[[Grøn te|en anden te]] {{Kaffe}} [[Kategori:Te]]\n",
    "#OMDIRIGERING [[te]]\n", "* grøn\r\n* sort\r\n", "👩‍🚀 e\u0301 é \u202e\u200b\n", "", "    \t ",
    "| a | b |\n|--|--|\n",
]  # fmt: skip
BODIES = st.one_of(st.lists(st.sampled_from(PARAGRAPHS), max_size=6).map("".join), st.text(LETTERS, max_size=40))
LANGUAGES = st.sampled_from(["da", "en"])
PEOPLE = st.sampled_from(["Ann", "Ben", "Mod"])
A_PAGE = st.integers(0, 99)


class Told(NamedTuple):
    """What one revision says."""

    number: int
    action: str
    title: str
    language: str
    body: str
    author: str

    @classmethod
    def by(cls, one: Revision) -> Told:
        return cls(one.number, one.action, one.title, one.language, one.body, one.author.name)


@dataclass
class Story:
    """What a page should say: all its revisions as they were written."""

    id: int
    told: list[Told]

    @property
    def latest(self) -> Told:
        return next(told for told in reversed(self.told) if told.action != "suggested")

    @property
    def is_deleted(self) -> bool:
        return self.latest.action == "deleted"

    def goes_on(self, revision: Revision, action: str, author: str, **changes: str) -> None:
        number = self.told[-1].number + 1
        self.told.append(self.latest._replace(number=number, action=action, author=author, **changes))
        assert Told.by(revision) == self.told[-1]
