"""Texts rendered as a wiki would, with a few pages around them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from wikiapp.markup import render

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wikiapp.markup import Rendered

NOT_WRITTEN = frozenset({"Ny side"})
NOTHING: Mapping[str, str] = {}
FILES = {
    "kop.jpg": f'![En kop te][file]\n\n[file]: /files/{"a" * 64}/kop.jpg "1200 × 800"\n\nFoto: Ann.\n',
    "lille.png": f'![][file]\n\n[file]: /files/{"b" * 64}/lille.png "40 × 30"\n',
    "program.pdf": f"[Programmet][file]\n\n[file]: /files/{'c' * 64}/program.pdf\n",
    "tom.png": "Her er intet.\n",
}


def rendered(text: str, pages: Mapping[str, str] = NOTHING, language: str = "en") -> Rendered:
    """Render a text among these pages, in a wiki where all but `Ny side` is written."""
    return render(
        text,
        language=language,
        address=address,
        missing=lambda titles: titles & NOT_WRITTEN,
        transclude=pages.get,
        files=some_files,
    )


def html(text: str, pages: Mapping[str, str] = NOTHING, language: str = "en") -> str:
    """Return the HTML alone."""
    return rendered(text, pages, language).html.strip()


def some_files(names: frozenset[str]) -> dict[str, str]:
    """Return the texts of the few files that there are."""
    return {name: FILES[name] for name in names & FILES.keys()}


def address(title: str) -> str:
    """Return where a title is read."""
    return "/wiki/" + quote(title.replace(" ", "_"))
