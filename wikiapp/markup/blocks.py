"""Paragraphs, headings, lists, quotes, code and tables as HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mistune.util import escape, unescape

from wikiapp.markup.elements import element, tag
from wikiapp.markup.figures import figures
from wikiapp.markup.tokens import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from wikiapp.markup.tokens import Token
    from wikiapp.markup.writing import Writing

LOWEST = 6
COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
LANGUAGE = re.compile(r"[\w+#.-]{1,40}")


@dataclass(frozen=True)
class Heading:
    """A heading for a table of contents; `level` as it stands on the page, where the title is level 1."""

    level: int
    text: str
    anchor: str


def _paragraph(page: Writing, token: Token) -> str:
    shown = figures(page, token)
    if shown is not None:
        return shown
    inner = page.children(token).strip()
    return f"<p>{inner}</p>\n" if inner else ""


def _block_text(page: Writing, token: Token) -> str:
    return page.children(token).strip()


def _heading(page: Writing, token: Token) -> str:
    level, text = min(token["attrs"]["level"] + page.shift, LOWEST), plain(token["children"])
    heading = Heading(level, text, page.anchors.new(text))
    own = page.source is page.page and "section" in token
    if "section" in token:
        page.headings.append(heading)
    page.in_heading = True
    inner = page.children(token)
    page.in_heading = False
    section = str(token["section"]) if own else None
    return element(f"h{level}", inner, id=heading.anchor, data_section=section) + "\n"


def _list(page: Writing, token: Token) -> str:
    start = token["attrs"].get("start")
    name = "ol" if token["attrs"]["ordered"] else "ul"
    return element(name, "\n" + page.children(token), start=None if start is None else str(start)) + "\n"


def _item(page: Writing, token: Token) -> str:
    return f"<li>{_items_inner(page, token)}</li>\n"


def _task(page: Writing, token: Token) -> str:
    done = token["attrs"]["checked"]
    label = page.words["done" if done else "not_done"]
    box = tag("input", type="checkbox", disabled="", checked="" if done else None, aria_label=label)
    inner = _items_inner(page, token)
    inner = f"<p>{box} {inner[3:]}" if inner.startswith("<p>") else f"{box} {inner}"
    return f'<li class="task">{inner}</li>\n'


def _items_inner(page: Writing, token: Token) -> str:
    # Words without a paragraph of their own end with their line, so that a list below them begins on its own.
    parts = [page.tokens([child]) + "\n" * (child["type"] == "block_text") for child in token["children"]]
    return "".join(parts).strip()


def _quote(page: Writing, token: Token) -> str:
    return f"<blockquote>\n{page.children(token)}</blockquote>\n"


def _code(_page: Writing, token: Token) -> str:
    named = LANGUAGE.match(unescape(token.get("attrs", {}).get("info", "")))
    code = escape(token["raw"])
    code = code if code.endswith("\n") or not code else code + "\n"
    inner = element("code", code, class_=f"language-{named[0]}" if named else None)
    return element("pre", inner, tabindex="0") + "\n"


def _raw_html(_page: Writing, token: Token) -> str:
    shown = COMMENT.sub("", token["raw"]).strip()
    return f"<p>{escape(shown)}</p>\n" if shown else ""


def _table(page: Writing, token: Token) -> str:
    page.tables += 1
    label = page.words["table"].format(number=page.tables)
    inner = f"<table>\n{page.children(token)}</table>"
    return element("div", inner, class_="table", tabindex="0", role="region", aria_label=label) + "\n"


def _cell(page: Writing, token: Token) -> str:
    head, align = token["attrs"]["head"], token["attrs"]["align"] or None
    inner = page.children(token)
    if head and inner:
        return element("th", inner, scope="col", class_=align) + "\n"
    return element("td", inner, class_=align) + "\n"


def _around(before: str, after: str) -> Callable[[Writing, Token], str]:
    return lambda page, token: before + page.children(token) + after


def _nothing(_page: Writing, _token: Token) -> str:
    return ""


WRITERS: dict[str, Callable[[Writing, Token], str]] = {
    "blank_line": _nothing,
    "paragraph": _paragraph,
    "block_text": _block_text,
    "heading": _heading,
    "list": _list,
    "list_item": _item,
    "task_list_item": _task,
    "block_quote": _quote,
    "block_code": _code,
    "block_html": _raw_html,
    "thematic_break": lambda _page, _token: "<hr>\n",
    "def_list": _around("<dl>\n", "</dl>\n"),
    "def_list_head": _around("<dt>", "</dt>\n"),
    "def_list_item": _around("<dd>", "</dd>\n"),
    "table": _table,
    "table_head": _around("<thead>\n<tr>\n", "</tr>\n</thead>\n"),
    "table_body": _around("<tbody>\n", "</tbody>\n"),
    "table_row": _around("<tr>\n", "</tr>\n"),
    "table_cell": _cell,
}
