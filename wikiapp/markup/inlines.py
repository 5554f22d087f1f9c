"""Words, emphasis, code and line ends as HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mistune.util import escape, safe_entity, unescape

from wikiapp.markup.elements import element

if TYPE_CHECKING:
    from collections.abc import Callable

    from wikiapp.markup.tokens import Token
    from wikiapp.markup.writing import Writing


def _text(_page: Writing, token: Token) -> str:
    return safe_entity(token["raw"])


def _code(_page: Writing, token: Token) -> str:
    return f"<code>{escape(token['raw'])}</code>"


def _raw_html(_page: Writing, token: Token) -> str:
    return "" if token["raw"].startswith("<!--") else escape(token["raw"])


def _abbreviation(page: Writing, token: Token) -> str:
    long, inner = unescape(token["attrs"]["title"]), page.children(token)
    return element("abbr", inner, title=long) if long and page.affords(long) else inner


def _around(name: str) -> Callable[[Writing, Token], str]:
    return lambda page, token: f"<{name}>{page.children(token)}</{name}>"


WRITERS: dict[str, Callable[[Writing, Token], str]] = {
    "text": _text,
    "codespan": _code,
    "inline_html": _raw_html,
    "linebreak": lambda _page, _token: "<br>\n",
    "softbreak": lambda _page, _token: "\n",
    "emphasis": _around("em"),
    "strong": _around("strong"),
    "strikethrough": _around("del"),
    "mark": _around("mark"),
    "abbr": _abbreviation,
    "category": lambda _page, _token: "",
}
