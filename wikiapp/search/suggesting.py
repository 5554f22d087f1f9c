"""Titles that somebody may be about to type, or have meant: for the search box here, and for the browser's own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree as ET

from flask import Response, current_app, request

from search_index import NeedsRebuilding, Query
from wikiapp.content import Content
from wikiapp.language import current
from wikiapp.language import gettext as _
from wikiapp.search.asked import LONGEST
from wikiapp.search.at_hand import collections
from wikiapp.search.blueprint import bp

if TYPE_CHECKING:
    from collections.abc import Iterable

    from search_index import Hit, Suggestion
    from wikiapp.web.answer import Answer

SUGGESTIONS, DESCRIPTION = "application/x-suggestions+json", "application/opensearchdescription+xml"
OPENSEARCH = "http://a9.com/-/spec/opensearch/1.1/"
LONGEST_NAME = 16  # letters that a browser takes
NEAR = 5  # titles that are offered in place of one that isn't there


class Suggested(NamedTuple):
    """A title, where it is read, and the title that it leads on to, if it is only another name."""

    title: str
    path: str
    leads_to: str


@bp.get("/search/suggest")
def suggest() -> Answer:
    """Tell programs what was typed, which titles begin so, what there is to say of each, and their addresses."""
    typed, site = request.args.get("q", "")[:LONGEST], request.url_root.rstrip("/")
    found = suggested(typed)
    leading = [_("leads to %(title)s") % {"title": one.leads_to} if one.leads_to else "" for one in found]
    said = [typed, [one.title for one in found], leading, [site + one.path for one in found]]
    return Response(json.dumps(said, ensure_ascii=False), mimetype=SUGGESTIONS)


@bp.get("/opensearch.xml")
def description() -> Answer:
    """Tell browsers how to search here from their own search box."""
    site, name = request.url_root.rstrip("/"), current_app.jinja_env.globals["site_name"]
    root = ET.Element("OpenSearchDescription", xmlns=OPENSEARCH)
    said = {
        "ShortName": str(name)[:LONGEST_NAME],
        "Description": _("Search %(name)s") % {"name": name},
        "Language": current(),
        "InputEncoding": "UTF-8",
        "Image": f"{site}/favicon.ico",
    }
    for tag, words in said.items():
        ET.SubElement(root, tag).text = words
    for mimetype, path in (("text/html", "/search"), (SUGGESTIONS, "/search/suggest")):
        ET.SubElement(root, "Url", type=mimetype, method="get", template=f"{site}{path}?q={{searchTerms}}")
    ET.SubElement(root, "Url", type=DESCRIPTION, rel="self", template=f"{site}/opensearch.xml")
    return Response(ET.tostring(root, encoding="utf-8", xml_declaration=True), mimetype=DESCRIPTION)


def suggested(typed: str) -> list[Suggested]:
    """Return titles that begin so, or that hold a word that does; none while the index is being built."""
    try:
        return _read(collections().current.index.suggest(typed, kinds=_titled_kinds()))
    except NeedsRebuilding:
        return []


def near(title: str) -> list[Suggested]:
    """Return what somebody may have meant who came for a title that isn't there."""
    try:
        index = collections().current.index
        kinds = _titled_kinds()
        return _read(
            index.suggest(title, NEAR, kinds=kinds) or index.search(Query(title, kinds=kinds, limit=NEAR)).hits
        )
    except NeedsRebuilding:
        return []


def _read(found: Iterable[Hit | Suggestion]) -> list[Suggested]:
    return [Suggested(one.title, one.extra["path"], one.extra.get("leads_to", "")) for one in found]


def _titled_kinds() -> tuple[str, ...]:
    """Return the kinds of content that are called something of their own, and so can be meant by a title."""
    kinds = Content.__mapper__.polymorphic_map.items()
    return tuple(name for name, mapper in kinds if mapper.class_.has_own_title)
