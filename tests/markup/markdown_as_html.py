"""The product's parser before any decoration, and HTML in the one form in which it can be compared."""

from __future__ import annotations

import re
from functools import cache
from html import escape
from html.parser import HTMLParser

import mistune

from wikiapp.markup.parser import markdown

BLOCKS = {
    "article", "blockquote", "body", "dd", "div", "dl", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol",
    "p", "pre", "script", "section", "style", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
}  # fmt: skip
SIDE = {"end": "right", "center": "center", "": None}


def plain_html(text: str) -> str:
    """Return a text as HTML with raw HTML let through, and nothing added."""
    return str(_plain()(text))


def normal(html: str) -> str:
    """Return HTML so that what means the same is the same: white space, quotes, the order of attributes."""
    form = _Normal()
    form.feed(html)
    form.close()
    return "".join(form.parts).strip()


@cache
def _plain() -> mistune.Markdown:
    return markdown(_Plain(escape=False, allow_harmful_protocols=True))


class _Plain(mistune.HTMLRenderer):
    def block_code(self, code: str, info: str | None = None) -> str:
        return super().block_code(code if not code or code.endswith("\n") else code + "\n", info)

    def block_html(self, html: str) -> str:
        return html.rstrip("\n") + "\n"

    def wiki_link(self, text: str, title: str, section: str) -> str:
        return f'<a href="wiki:{title}#{section}">{text}</a>'

    def category(self, name: str) -> str:
        return f"<category>{name}</category>"

    def redirect(self, title: str) -> str:
        return f"<redirect>{title}</redirect>"

    def transclusion(self, title: str) -> str:
        return f"<transclusion>{title}</transclusion>"

    inline_transclusion = transclusion

    def footnote_ref(self, key: str, index: int) -> str:
        return f"<sup>{key}{index}</sup>"

    def table(self, text: str) -> str:
        return f"<table>{text}</table>\n"

    def table_head(self, text: str) -> str:
        return f"<thead><tr>{text}</tr></thead>"

    def table_body(self, text: str) -> str:
        return f"<tbody>{text}</tbody>" if text else ""

    def table_row(self, text: str) -> str:
        return f"<tr>{text}</tr>"

    def table_cell(self, text: str, align: str, *, head: bool) -> str:
        name = "th" if head else "td"
        return f"<{name}{self.render_attrs({'align': SIDE[align]})}>{text}</{name}>"

    def task_list_item(self, text: str, *, checked: bool) -> str:
        return f"<li><input{' checked' if checked else ''} disabled type='checkbox'> {text}</li>\n"


class _Normal(HTMLParser):
    """After cmark's `normalize.py`."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.preformatted = 0
        self.after_block = True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._end_block(tag)
        self.preformatted += tag == "pre"
        written = "".join(f' {name}="{escape(value or "")}"' for name, value in sorted(attrs))
        self.parts.append(f"<{tag}{written}>")
        self.after_block = tag in BLOCKS or tag == "br"

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        self._end_block(tag)
        self.preformatted -= tag == "pre"
        self.parts.append(f"</{tag}>")
        self.after_block = tag in BLOCKS

    def handle_data(self, data: str) -> None:
        if not self.preformatted:
            data = re.sub(r"\s+", " ", data)
            data = data.lstrip() if self.after_block else data
        self.parts.append(escape(data))
        self.after_block = self.after_block and not data

    def handle_comment(self, data: str) -> None:
        self.parts.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self.parts.append(f"<!{decl}>")

    def unknown_decl(self, data: str) -> None:
        self.parts.append(f"<![{data}]]>")

    def handle_pi(self, data: str) -> None:
        self.parts.append(f"<?{data}>")

    def _end_block(self, tag: str) -> None:
        if tag in BLOCKS and self.parts and not self.preformatted:
            self.parts[-1] = self.parts[-1].rstrip()
