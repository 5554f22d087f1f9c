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


def rendered(text: str, pages: Mapping[str, str] = NOTHING, language: str = "en") -> Rendered:
    """Render a text among these pages, in a wiki where all but `Ny side` is written."""
    return render(
        text, language=language, address=address, missing=lambda titles: titles & NOT_WRITTEN, transclude=pages.get
    )


def html(text: str, pages: Mapping[str, str] = NOTHING, language: str = "en") -> str:
    """Return the HTML alone."""
    return rendered(text, pages, language).html.strip()


def address(title: str) -> str:
    """Return where a title is read."""
    return "/wiki/" + quote(title.replace(" ", "_"))
