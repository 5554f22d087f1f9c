"""The XML of a feed. Knows the format, and nothing of what is told in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

ATOM, XML = "http://www.w3.org/2005/Atom", "http://www.w3.org/XML/1998/namespace"
FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0 can't hold these


@dataclass(frozen=True)
class Entry:
    """One thing that is told. Addresses are whole; `html` is all of it, `summary` plain words about it.

    `picture` is the address of one that shows what it is about, and its media type.
    """

    uuid: UUID
    title: str
    address: str
    author: str
    author_address: str
    at: datetime
    changed_at: datetime
    language: str = ""
    summary: str = ""
    html: str = ""
    tags: Sequence[str] = ()
    picture: tuple[str, str] | None = None


@dataclass(frozen=True)
class Feed:
    """What tells of things, newest first. `own_address` is the feed's, `address` that of what it tells of."""

    title: str
    subtitle: str
    own_address: str
    address: str
    changed_at: datetime
    entries: Sequence[Entry]


def as_xml(feed: Feed) -> bytes:
    """Return a feed as a document: the same bytes for the same feed."""
    ET.register_namespace("", ATOM)
    root = ET.Element(_atom("feed"))
    _add(root, "id", feed.own_address)
    _add(root, "title", feed.title)
    _add(root, "subtitle", feed.subtitle)
    _add(root, "updated", _moment(feed.changed_at))
    _add(root, "link", rel="self", type="application/atom+xml", href=feed.own_address)
    _add(root, "link", rel="alternate", type="text/html", href=feed.address)
    for entry in feed.entries:
        root.append(_entry(entry))
    ET.indent(root)
    document: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return document + b"\n"


def _entry(entry: Entry) -> ET.Element:
    one = ET.Element(_atom("entry"))
    if entry.language:
        one.set(f"{{{XML}}}lang", entry.language)
    _add(one, "id", entry.uuid.urn)
    _add(one, "title", entry.title)
    _add(one, "link", rel="alternate", type="text/html", href=entry.address)
    if entry.picture:
        address, media_type = entry.picture
        _add(one, "link", rel="enclosure", type=media_type, href=address)
    _add(one, "published", _moment(entry.at))
    _add(one, "updated", _moment(entry.changed_at))
    author = _add(one, "author")
    _add(author, "name", entry.author)
    if entry.author_address:
        _add(author, "uri", entry.author_address)
    for tag in entry.tags:
        _add(one, "category", term=tag)
    if entry.summary:
        _add(one, "summary", entry.summary)
    if entry.html:
        # The addresses in it are those of this site, which a reader elsewhere has to be told.
        _add(one, "content", entry.html, type="html", **{f"{{{XML}}}base": entry.address})
    return one


def _add(to: ET.Element, name: str, words: str = "", **attributes: str) -> ET.Element:
    added = ET.SubElement(to, _atom(name), {key: _plain(value) for key, value in attributes.items()})
    added.text = _plain(words) or None
    return added


def _atom(name: str) -> str:
    return f"{{{ATOM}}}{name}"


def _plain(words: str) -> str:
    return FORBIDDEN.sub("\ufffd", words)


def _moment(at: datetime) -> str:
    return at.isoformat(timespec="seconds")
