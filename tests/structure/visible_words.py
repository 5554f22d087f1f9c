"""The words of a template that a reader would see as they stand there, in one language only."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from jinja2 import Environment

ATTRIBUTES = {"title", "alt", "placeholder", "label", "abbr"}
UNSEEN = {"script", "style"}
WORD = re.compile(r"[^\W\d_]{2,}")
NAMES = {"Atom", "JSON", "Markdown", "RSS", "URL", "UTC", "Wikiapp"}  # the same in every language
HALF_A_TAG = re.compile(r'[\w-]+="[^"]*"')  # as a macro writes it that adds to one
TRANSLATED = re.compile(r"{%[-+]?\s*trans\b.*?{%[-+]?\s*endtrans\s*[-+]?%}", re.DOTALL)
CLASSES = re.compile(r"{% block (?:sheet|width) %}[\w -]*{% endblock %}")  # within a class="" of the layout


def visible_words(source: str) -> list[tuple[int, str]]:
    """Return line and word for each that stands in a text or an attribute, outside of Jinja's tags."""
    reader = _Reader()
    reader.feed(_without_jinja(source))
    reader.close()
    return reader.words


def _without_jinja(source: str) -> str:
    for seen_by_nobody in (TRANSLATED, CLASSES):
        source = seen_by_nobody.sub(lambda block: "\n" * block[0].count("\n"), source)
    kept = ""
    for line, kind, value in Environment().lex(source):
        kept += "\n" * (line - 1 - kept.count("\n"))
        kept += value if kind == "data" else ""
    return kept


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[tuple[int, str]] = []
        self._seen = True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._seen = tag not in UNSEEN
        read = ATTRIBUTES | ({"content"} if ("name", "description") in attrs else set())
        for name, value in attrs:
            if name in read or name.endswith("-label"):
                self._note(value or "")

    def handle_endtag(self, tag: str) -> None:
        self._seen = True

    def handle_data(self, data: str) -> None:
        if self._seen:
            self._note(HALF_A_TAG.sub("", data))

    def _note(self, text: str) -> None:
        found = [(text.count("\n", 0, word.start()), word[0]) for word in WORD.finditer(text)]
        self.words += [(self.getpos()[0] + below, word) for below, word in found if word not in NAMES]
