"""`![[name.jpg|words]]`: a file of this wiki stands here, a picture as a figure, anything else as a link to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mistune.util import escape

from wikiapp.markup import limits, titles
from wikiapp.markup.elements import element, tag
from wikiapp.markup.fileheads import ADDRESS, FILES, PICTURES, SIZE, FileHead, in_address, page_of
from wikiapp.markup.tokens import plain
from wikiapp.markup.wikilinks import label_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from re import Match

    from mistune import InlineParser, InlineState, Markdown

    from wikiapp.markup.tokens import Token
    from wikiapp.markup.writing import Writing

# A name ends like one of a file, so that an exclamation before a link to a page stays one.
PATTERN = (
    r"!\[\[(?P<file_name>" + titles.PATTERN + r"\.[A-Za-z0-9]{2,5})[ \t]*"
    r"(?:\\?\|(?P<file_label>[^\[\]]{0,%d}))?\]\]"
) % limits.LABEL
SIZES = "(min-width: 45rem) 40rem, calc(100vw - 2.25rem)"  # how wide a text's column is
BETWEEN = {"softbreak", "linebreak", "blank_line"}


def files(markdown: Markdown) -> None:
    """Teach a parser files. They bind before wiki links."""
    markdown.inline.register("file", PATTERN, _parsed, before="wiki_link", start_chars="!")


def figures(page: Writing, token: Token) -> str | None:
    """Return a paragraph of nothing but pictures as figures, None if it says anything else."""
    children = [child for child in token["children"] if not _says_nothing(child)]
    if not children or page.in_link:
        return None
    written = [_figure(page, child) for child in children]
    return "".join(figure for figure in written if figure) if all(written) else None


def stored_picture(token: Token) -> FileHead | None:
    """Return which bytes of this wiki an image of ordinary markup shows; None if it is another image."""
    address = ADDRESS.fullmatch(token["attrs"]["url"])
    size = SIZE.fullmatch(token["attrs"].get("title") or "")
    if not address or not size:
        return None
    head = FileHead.of(address["digest"], address["name"], plain(token["children"]), size)
    return head if head.width else None


def is_download(url: str) -> bool:
    """Tell whether an address is that of a file which is no picture: a drawing that may hold scripts, say."""
    address = ADDRESS.fullmatch(url)
    return address is not None and not address["name"].endswith(PICTURES)


def image(head: FileHead, words: str) -> str:
    """Return a picture in all its widths, of which a browser takes the one that fits."""
    return tag(
        "img",
        src=head.address,
        srcset=head.widths or None,
        sizes=SIZES if head.widths else None,
        width=str(head.width),
        height=str(head.height),
        alt=words or head.name.rpartition(".")[0],
        loading="lazy",
    )


def _parsed(inline: InlineParser, found: Match[str], state: InlineState) -> int | None:
    name = titles.cleaned(found["file_name"])
    if not name.rpartition(".")[0].strip():
        return None
    children = label_of(inline, found["file_label"], state)
    state.append_token({"type": "file", "children": children, "attrs": {"name": name}})
    return found.end()


def _says_nothing(token: Token) -> bool:
    return token["type"] in BETWEEN or (token["type"] == "text" and not token["raw"].strip())


def _figure(page: Writing, token: Token) -> str | None:
    """Return a picture as a figure: one of a file leads to its page, any other to the picture itself."""
    if token["type"] == "file":
        name = token["attrs"]["name"]
        head, caption, to = page.files.get(name), page.children(token).strip(), page_of(name)
        return _framed(head, plain(token["children"]), to, caption) if head and head.width else None
    head = stored_picture(token) if token["type"] == "image" else None
    return _framed(head, head.words, head.address, "") if head else None


def _framed(head: FileHead, words: str, to: str, caption: str) -> str:
    shown = element("a", image(head, head.words or words), href=to)
    below = element("figcaption", caption) if caption else ""
    return element("figure", shown + below) + "\n"


def _file(page: Writing, token: Token) -> str:
    name, words = token["attrs"]["name"], plain(token["children"])
    head = page.files.get(name)
    if head is not None and head.width:
        return image(head, words or head.words)
    if page.in_link:
        return escape(words or name)
    if head is None and name in page.files:
        hint = page.words["not_uploaded"].format(title=name)
        to = f"{FILES}new?title={in_address(name)}"
        return element("a", escape(words or name), href=to, class_="new", title=hint)
    return element("a", escape(words or name), href=page_of(name))


WRITERS: dict[str, Callable[[Writing, Token], str]] = {"file": _file}
