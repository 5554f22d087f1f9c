from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import pytest

from wikiapp.search import asked as asking

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browsing import Visitor
    from wikiapp.search.collection import Collections


@pytest.fixture
def wiki(writer: Visitor, level: Callable[[], None]) -> Visitor:
    """A wiki of a few pages that the index has seen."""
    writer.save("Grøn_te", "Te er **godt** om morgenen.\n\n[[Kategori:Drikke]]\n", name="Ann")
    writer.save("Kaffe", "Kaffe er godt hele dagen.\n")
    writer.save("Tea", "Tea is good, says the book about godt.\n", language="en")
    writer.save("Japansk_te", "#OMDIRIGERING [[Grøn te]]\n")
    level()
    return writer


def test_results_are_told_with_their_words_marked(wiki: Visitor, stranger: Visitor) -> None:
    page = stranger.read("/search?q=godt", Accept_Language="en")
    assert page.status_code == 200
    assert "3 results" in page.text
    assert '<a href="/wiki/Gr%C3%B8n_te" lang="da">' in page.text
    assert "Te er <mark>godt</mark> om morgenen." in page.text
    assert "Ann" in page.text


def test_another_name_of_a_page_says_so(wiki: Visitor, stranger: Visitor) -> None:
    assert re.search(r"Another name of\s+<b>Grøn te</b>", stranger.read("/search?q=japansk").text)


def test_filters_are_offered_with_counts_and_narrow(wiki: Visitor, stranger: Visitor) -> None:
    page = stranger.read("/search?q=godt").text
    assert re.search(r'href="/search\?q=godt&amp;language=en"[^>]*>English <span class="quiet">1</span>', page)
    assert ">Kind<" not in page  # there is only one yet
    narrowed = stranger.read("/search?q=godt&language=en").text
    assert "1 result<" in narrowed
    assert 'language=en" aria-current="true"' in narrowed
    assert "3 results" in stranger.read("/search?q=godt&kind=page&since=week&order=newest").text
    assert "0 results" in stranger.read("/search?q=godt&kind=post").text


def test_filters_alone_find_what_fits_them(wiki: Visitor, stranger: Visitor) -> None:
    assert "1 result<" in stranger.read("/search?language=en").text


def test_more_results_are_on_more_pages(wiki: Visitor, stranger: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "ROOM", 2)
    first = stranger.read("/search?q=godt").text
    assert 'href="/search?q=godt&amp;page=2" rel="next"' in first
    second = stranger.read("/search?q=godt&page=2").text
    assert 'href="/search?q=godt" rel="prev"' in second
    assert 'rel="next"' not in second
    assert _titles(first) | _titles(second) == {"Grøn te", "Kaffe", "Tea"}


def test_what_nobody_wrote_about_can_be_written(wiki: Visitor, stranger: Visitor) -> None:
    page = stranger.read("/search?q=r%C3%B8dbede%20suppe").text
    assert "Write “rødbede suppe”" in page
    assert 'href="/wiki/new?title=r%C3%B8dbede%20suppe"' in page
    assert 'value="rødbede suppe"' in stranger.read("/wiki/new?title=r%C3%B8dbede%20suppe").text


@pytest.mark.parametrize("words", ["kaffe", "KAFFE", "title:kaffe", "godt -te", "a[b", "x" * 300])
def test_what_is_written_or_can_be_no_title_is_not_offered(wiki: Visitor, stranger: Visitor, words: str) -> None:
    assert "/wiki/new?title=" not in stranger.client.get("/search", query_string={"q": words}).text


def test_a_word_that_is_spelled_wrong_is_corrected(wiki: Visitor, stranger: Visitor) -> None:
    page = stranger.read("/search?q=morgwnen", Accept_Language="da").text
    assert re.search(r'Mente du\s+<a href="/search\?q=morgenen">morgenen</a>', page)


def test_all_of_history_can_be_searched(wiki: Visitor, stranger: Visitor, level: Callable[[], None]) -> None:
    wiki.save("Kaffe", "Kaffe er sort.\n", name="Ben")
    wiki.send("/wiki/Kaffe/deletion")
    wiki.save("Grøn_te", "Te er **godt** om morgenen.\n\nOg sundt.\n")
    level()
    assert "Kaffe" not in _titles(stranger.read("/search?q=dagen").text)
    page = stranger.read("/search?q=dagen&in=history").text
    assert re.search(r"Stood there\s+in version\s+<a href=\"/wiki/Kaffe/revisions/1\">1</a>", page)
    assert "deleted page" in page
    assert '<a href="/wiki/Kaffe/revisions/1" lang="da">Kaffe</a>' in page
    standing = stranger.read("/search?q=morgenen&in=history").text
    assert re.search(r"Stands there\s+since version\s+<a href=\"/wiki/Gr%C3%B8n_te/revisions/1\">1</a>", standing)
    assert '<a href="/wiki/Gr%C3%B8n_te" lang="da">' in standing


def test_an_old_title_is_found_in_history(wiki: Visitor, stranger: Visitor, level: Callable[[], None]) -> None:
    wiki.send("/wiki/Kaffe/moves", form_at="/wiki/Kaffe/moves", title="Sort guld")
    level()
    page = stranger.read("/search?q=title:kaffe&in=history").text
    assert "Was called so" in page
    assert re.search(r'href="/wiki/Sort_guld/revisions/\d"', page)


def test_while_the_index_is_being_built_search_says_so_and_pages_are_read(
    writer: Visitor, stranger: Visitor
) -> None:
    writer.save("Te", "Te er godt.\n")
    for path in ("/search?q=te", "/search?q=te&in=history"):
        answer = stranger.read(path)
        assert answer.status_code == 503
        assert int(answer.headers["Retry-After"]) > 0
        assert "Search is being set up" in answer.text
        assert f'href="{html.escape(path)}"' in answer.text
    assert stranger.read("/search/suggest?q=te").json == ["te", [], [], []]
    assert stranger.read("/search").status_code == 200
    assert stranger.read("/wiki/Te").status_code == 200
    assert stranger.read("/wiki/Tee").status_code == 404


def test_results_are_kept_in_memory_and_never_older_than_the_index(
    wiki: Visitor, stranger: Visitor, level: Callable[[], None]
) -> None:
    stranger.read("/search?q=godt")
    before = _from_memory(wiki)
    assert "Kaffe" in _titles(stranger.read("/search?q=godt").text)
    assert _from_memory(wiki) == before + 1
    wiki.save("Kaffe", "Kaffe er sort.\n")
    assert "Kaffe" in _titles(stranger.read("/search?q=godt").text)  # the index has not seen it yet
    level()
    assert "Kaffe" not in _titles(stranger.read("/search?q=godt").text)
    assert "Kaffe" in _titles(stranger.read("/search?q=sort").text)


def test_the_page_asks_by_a_plain_form_and_says_how(stranger: Visitor) -> None:
    page = stranger.read("/search", Accept_Language="da").text
    assert re.search(r'<form class="find" role="search" action="/search"', page)
    assert page.count('role="search"') == 1
    assert "Søg mere præcist" in page
    assert stranger.read("/pages").text.count('role="search"') == 1


def test_what_is_typed_is_shown_as_it_was_typed(wiki: Visitor, stranger: Visitor) -> None:
    page = stranger.client.get("/search", query_string={"q": '"><script>alert(1)</script>'}).text
    assert "<script>alert" not in page


def test_the_language_can_be_switched_without_losing_the_search(wiki: Visitor, stranger: Visitor) -> None:
    assert 'href="/language/da?next=/search%3Fq%3Dte"' in stranger.read("/search?q=te").text


def test_health_and_metrics_tell_how_far_behind_the_index_is(
    wiki: Visitor, stranger: Visitor, collections: Collections
) -> None:
    told = stranger.read("/health/ready").json
    assert told is not None
    assert told["search"]["current"] == {"pending": 0, "seconds": 0.0, "trouble": None}
    wiki.save("Kaffe", "Kaffe er sort.\n")
    told = stranger.read("/health/ready").json
    assert told is not None
    assert told["ready"]
    assert told["search"]["history"]["pending"] == 1
    metrics = stranger.read("/metrics").text
    assert 'wikiapp_search_pending{part="current"} 1.0' in metrics
    assert re.search(r'wikiapp_search_behind_seconds\{part="history"\} \d', metrics)


def _titles(page: str) -> set[str]:
    found = re.findall(r'<h2><a href="[^"]*" lang="\w+">(.*?)</a></h2>', page)
    return {html.unescape(re.sub("<[^>]*>", "", title)) for title in found}


def _from_memory(visitor: Visitor) -> float:
    lines = visitor.read("/metrics").text.splitlines()
    return float(next(line for line in lines if line.startswith("wikiapp_pages_from_memory_total")).split()[1])
