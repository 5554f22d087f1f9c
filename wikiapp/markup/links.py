"""Links and pictures as HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from mistune.util import escape

from wikiapp.markup.addresses import allowed, external, on_this_site
from wikiapp.markup.elements import element, tag
from wikiapp.markup.figures import image, is_download, stored_picture
from wikiapp.markup.headings import slug
from wikiapp.markup.tokens import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from wikiapp.markup.tokens import Token
    from wikiapp.markup.writing import Writing

# Spam gains nothing by a link, and the page that it leads to no hold on ours.
STRANGERS = "nofollow ugc noopener"


def page_link(page: Writing, title: str, inner: str, *, section: str = "", new: bool = False) -> str:
    """Return a link to a page of this wiki."""
    address = (page.address(title) if title else "") + (f"#{quote(slug(section))}" if section else "")
    hint = page.words["not_written"].format(title=title) if new else None
    return element("a", inner, href=address, class_="new" if new else None, title=hint)


def _wiki_link(page: Writing, token: Token) -> str:
    if page.in_link:
        return page.children(token)
    title, section = token["attrs"]["title"], token["attrs"]["section"]
    return page_link(page, title, _within(page, token), section=section, new=title in page.missing)


def _link(page: Writing, token: Token) -> str:
    url, title = token["attrs"]["url"], token["attrs"].get("title")
    afforded = "ref" not in token or page.affords(url, title or "")
    if page.in_link or not afforded:
        return page.children(token)
    return _leading_to(url, _within(page, token), title)


def _picture(page: Writing, token: Token) -> str:
    url, title, words = token["attrs"]["url"], token["attrs"].get("title"), plain(token["children"])
    if "ref" in token and not page.affords(url, title or ""):
        return escape(words)
    stored = stored_picture(token)
    if stored:
        return image(stored, words)
    if on_this_site(url) and not is_download(url):
        return tag("img", src=url, alt=words, title=title, loading="lazy")
    # Fetching it would tell strangers who reads here.
    return escape(words) if page.in_link else _leading_to(url, escape(words or url), title)


def _within(page: Writing, token: Token) -> str:
    page.in_link = True
    inner = page.children(token)
    page.in_link = False
    return inner


def _leading_to(url: str, inner: str, title: str | None) -> str:
    if not allowed(url):
        return inner
    if external(url):
        return element("a", inner, href=url, title=title, class_="external", rel=STRANGERS)
    return element("a", inner, href=url, title=title)


WRITERS: dict[str, Callable[[Writing, Token], str]] = {"wiki_link": _wiki_link, "link": _link, "image": _picture}
