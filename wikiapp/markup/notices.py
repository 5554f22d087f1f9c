"""Other texts within this one, or a short note where they can't stand; and where a redirect leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mistune.util import escape

from wikiapp.markup.elements import element
from wikiapp.markup.expansion import NO_PART
from wikiapp.markup.links import page_link

if TYPE_CHECKING:
    from collections.abc import Callable

    from wikiapp.markup.tokens import Token
    from wikiapp.markup.writing import Writing


def _block(page: Writing, token: Token) -> str:
    if "source" in token:
        with page.reading(token["source"]):
            return page.tokens(token["source"].tokens)
    return _notice(page, page.words[token["refused"]], _named(page, token))


def _inline(page: Writing, token: Token) -> str:
    if page.in_link or page.in_heading or "source" not in token:
        return escape(token["raw"]) if page.in_link else _named(page, token)
    paragraphs = (part for part in token["source"].tokens if part["type"] == "paragraph")
    with page.reading(token["source"]):
        return "".join(page.children(paragraph).strip() for paragraph in paragraphs)


def _redirect(page: Writing, token: Token) -> str:
    return _notice(page, page.words["leads_to"], page_link(page, token["raw"], escape(token["raw"])))


def _named(page: Writing, token: Token) -> str:
    new = token.get("refused", NO_PART) == "missing"
    return page_link(page, token["raw"], escape(token["raw"]), new=new)


def _notice(_page: Writing, words: str, link: str) -> str:
    return element("p", f"{words} {link}", class_="notice") + "\n"


WRITERS: dict[str, Callable[[Writing, Token], str]] = {
    "transclusion": _block,
    "inline_transclusion": _inline,
    "redirect": _redirect,
}
