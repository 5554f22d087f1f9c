"""Footnotes as HTML: numbered through the whole page, those of transcluded texts among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikiapp.markup.elements import element

if TYPE_CHECKING:
    from collections.abc import Callable

    from wikiapp.markup.source import Source
    from wikiapp.markup.tokens import Token
    from wikiapp.markup.writing import Writing


class Notes:
    """The footnotes of a page in the order of their first mention, and how often each is mentioned."""

    def __init__(self) -> None:
        self.numbers: dict[tuple[int, str], int] = {}
        self.texts: list[tuple[Source, str]] = []
        self.mentions: list[int] = []

    def mention(self, source: Source, key: str) -> tuple[int, int]:
        """Return a footnote's number, and how often it has been mentioned now."""
        if (id(source), key) not in self.numbers:
            self.texts.append((source, key))
            self.mentions.append(0)
            self.numbers[id(source), key] = len(self.texts)
        number = self.numbers[id(source), key]
        self.mentions[number - 1] += 1
        return number, self.mentions[number - 1]


def written(page: Writing) -> str:
    """Return the section at the foot of the page."""
    # Footnotes may mention others, which come to the end of the list while it is written.
    notes = [_note(page, number, source, key) for number, (source, key) in enumerate(page.notes.texts, 1)]
    if not notes:
        return ""
    items = "".join([_linked_back(page, number, note) for number, note in enumerate(notes, 1)])
    label = page.words["footnotes"]
    return element("section", f"\n<ol>\n{items}</ol>\n", class_="footnotes", role="doc-endnotes", aria_label=label)


def _note(page: Writing, _number: int, source: Source, key: str) -> str:
    with page.reading(source):
        return page.tokens(source.notes[key]).strip()


def _linked_back(page: Writing, number: int, note: str) -> str:
    label = page.words["back"].format(number=number)
    links = [
        element("a", "↩", href=f"#{_place(number, time)}", class_="back", role="doc-backlink", aria_label=label)
        for time in range(1, page.notes.mentions[number - 1] + 1)
    ]
    back = " " + " ".join(links)
    inner = note[:-4] + back + "</p>" if note.endswith("</p>") else note + back
    return element("li", inner, id=f"fn:{number}") + "\n"


def _mention(page: Writing, token: Token) -> str:
    if page.in_link:
        return ""
    number, time = page.notes.mention(page.source, token["raw"])
    link = element("a", str(number), href=f"#fn:{number}", role="doc-noteref")
    return element("sup", link, id=_place(number, time))


def _place(number: int, time: int) -> str:
    # No anchor of a heading has a colon in it.
    return f"fnref:{number}" if time == 1 else f"fnref:{number}:{time}"


WRITERS: dict[str, Callable[[Writing, Token], str]] = {"footnote_ref": _mention}
