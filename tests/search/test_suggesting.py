from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browsing import Visitor

NAMESPACE = "{http://a9.com/-/spec/opensearch/1.1/}"


@pytest.fixture
def wiki(writer: Visitor, level: Callable[[], None]) -> Visitor:
    for title in ("Mikrovirksomhed", "Mikrovirksomhed/Kort sagt", "En lille virksomhed", "Kaffe"):
        writer.save(title.replace(" ", "_"), "Te.\n")
    writer.save("MV", "#OMDIRIGERING [[Mikrovirksomhed]]\n")
    level()
    return writer


def test_titles_that_begin_so_are_suggested_with_their_addresses(wiki: Visitor, stranger: Visitor) -> None:
    answer = stranger.read("/search/suggest?q=mikro")
    assert answer.mimetype == "application/x-suggestions+json"
    typed, titles, notes, addresses = answer.json or []
    assert (typed, titles, notes) == ("mikro", ["Mikrovirksomhed", "Mikrovirksomhed/Kort sagt"], ["", ""])
    assert addresses[1] == "http://localhost/wiki/Mikrovirksomhed/Kort_sagt"


def test_titles_that_hold_a_word_that_begins_so_are_suggested(wiki: Visitor, stranger: Visitor) -> None:
    answer = stranger.read("/search/suggest?q=virk").json
    assert answer
    assert "En lille virksomhed" in answer[1]


def test_another_name_says_where_it_leads(wiki: Visitor, stranger: Visitor) -> None:
    answer = stranger.read("/search/suggest?q=mv", Accept_Language="da").json
    assert answer
    assert answer[1:3] == [["MV"], ["fører til Mikrovirksomhed"]]


def test_a_missing_page_offers_what_may_be_meant_and_a_search(wiki: Visitor, stranger: Visitor) -> None:
    page = stranger.read("/wiki/Mikrovirksomheder").text
    assert '<a href="/wiki/Mikrovirksomhed">Mikrovirksomhed</a>' in page
    assert 'href="/search?q=Mikrovirksomheder"' in page


def test_browsers_are_told_how_to_search_here(stranger: Visitor) -> None:
    link = re.search(r'<link rel="search" type="([^"]+)" href="([^"]+)"', stranger.read("/pages").text)
    assert link
    answer = stranger.read(link[2])
    assert answer.mimetype == link[1]
    root = ET.fromstring(answer.data)
    assert root.tag == f"{NAMESPACE}OpenSearchDescription"
    assert len(root.findtext(f"{NAMESPACE}ShortName") or "") <= 16
    urls = {url.get("type"): url.get("template") for url in root.iter(f"{NAMESPACE}Url")}
    assert urls["text/html"] == "http://localhost/search?q={searchTerms}"
    assert urls["application/x-suggestions+json"] == "http://localhost/search/suggest?q={searchTerms}"
