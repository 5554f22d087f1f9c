from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from wikiapp.blog.listing import ROOM

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browsing import Visitor

    Published = Callable[..., str]

NOON = datetime(2026, 9, 3, 12, tzinfo=UTC)


def titles(page: str) -> list[str]:
    return re.findall(r'<h3 lang="\w+"><a href="[^"]+">([^<]+)</a></h3>', page)


def test_an_empty_blog_invites_to_write_the_first_post(stranger: Visitor) -> None:
    page = stranger.read("/blog/").text
    assert 'href="/blog/new"' in page
    assert "Yours can be the first." in page


def test_posts_are_listed_by_month_newest_first(published: Published, stranger: Visitor) -> None:
    published("August", at=datetime(2026, 8, 31, 23, 59, tzinfo=UTC))
    published("September", at=datetime(2026, 9, 1, tzinfo=UTC))
    published("Senere", at=datetime(2026, 9, 30, 23, 59, tzinfo=UTC))
    page = stranger.read("/blog/", Accept_Language="da").text
    assert titles(page) == ["Senere", "September", "August"]
    assert re.findall(r"<h2>(.*?)</h2>", page)[:2] == ["september 2026", "august 2026"]
    assert titles(stranger.read("/blog/?month=2026-09").text) == ["Senere", "September"]
    assert titles(stranger.read("/blog/?month=2026-08").text) == ["August"]
    assert titles(stranger.read("/blog/?month=2026-07").text) == []


def test_a_post_is_told_in_a_few_lines(published: Published, stranger: Visitor) -> None:
    words = "Vi drak *te* af [[Kopper]]. " + "ord " * 500 + "\n\n[[Kategori:Te]] [[Kategori:Hverdag]]\n"
    published("Om te", "## Før\n\n" + words, by="Ann Bager", language="en")
    page = stranger.read("/blog/", Accept_Language="da").text
    assert "Ann Bager" in page
    assert "2 minutters læsning" in page
    assert "English" in page
    excerpt = re.search(r'class="excerpt" lang="en">([^<]*)<', page)
    assert excerpt is not None
    assert excerpt[1].startswith("Vi drak te af Kopper. ord")
    assert len(excerpt[1]) <= 280
    assert 'href="/blog/?tag=Te"' in page
    assert "English" not in stranger.read("/blog/").text.split("<main")[1]


def test_a_tag_is_a_category_in_any_spelling(published: Published, stranger: Visitor) -> None:
    published("Grøn", "Te. [[Kategori:Varme drikke]]\n")
    published("Sort", "Tea. [[category:varme_Drikke]]\n")
    published("Rød", "Vin.\n")
    page = stranger.read("/blog/?tag=VARME drikke").text
    assert titles(page) == ["Sort", "Grøn"]
    assert re.search(r"<h1>Posts about [Vv]arme [Dd]rikke</h1>", page)
    counted = re.search(r'varme[^<]*</a> <span class="quiet">(\d+)</span>', page, re.IGNORECASE)
    assert counted is not None
    assert counted[1] == "2"


def test_a_long_blog_is_paged_without_holes(published: Published, stranger: Visitor) -> None:
    wanted = [f"Nummer {number}" for number in range(2 * ROOM + 3)]
    for number, title in enumerate(wanted):
        published(title, "Te. [[Kategori:Te]]\n", at=NOON + timedelta(days=number // 4))  # several at one moment
    for start in ("/blog/", "/blog/?tag=te"):
        found, path = list[str](), start
        while path:
            page = stranger.read(path).text
            found += titles(page)
            older = re.search(r'<a href="([^"]+)" rel="next">', page)
            path = older[1].replace("&amp;", "&") if older else ""
        assert found == wanted[::-1]


def test_a_page_of_the_list_stays_when_newer_posts_come(published: Published, stranger: Visitor) -> None:
    for number in range(ROOM + 1):
        published(f"Nummer {number}", at=NOON + timedelta(days=number))
    older = re.search(r'<a href="([^"]+)" rel="next">', stranger.read("/blog/").text)
    assert older is not None
    published("Nyt", at=NOON + timedelta(days=99))
    page = stranger.read(older[1]).text
    assert titles(page) == ["Nummer 0"]
    assert 'href="/blog/" rel="prev"' in page


@pytest.mark.parametrize(
    "query",
    ["month=2026-13", "month=x", "month=9999-12", "before=x", "before=1-", "before=9999999999999999-999999999",
     "tag=%00", "tag=" + "x" * 900, "tag=%F0%9F%8D%B5&month=2026-09&before=0-0"],
)  # fmt: skip
def test_what_makes_no_sense_is_answered_calmly(published: Published, stranger: Visitor, query: str) -> None:
    published("Te")
    assert stranger.read(f"/blog/?{query}").status_code == 200
    assert stranger.read(f"/blog/feed.atom?{query}").status_code == 200


def test_what_is_deleted_or_taken_back_is_not_listed(
    published: Published, ann: Visitor, stranger: Visitor
) -> None:
    path = published("Væk", "Te. [[Kategori:Te]]\n")
    assert titles(stranger.read("/blog/").text) == ["Væk"]
    ann.send(f"{path}/deletion")
    page = stranger.read("/blog/").text
    assert titles(page) == []
    assert "?tag=" not in page
    assert "2026" not in page.split("<main")[1]


def test_the_front_page_tells_of_the_newest_posts(published: Published, stranger: Visitor) -> None:
    for number in range(6):
        published(f"Nummer {number}", at=NOON + timedelta(days=number))
    page = stranger.read("/").text
    news = page.split('id="ui_posts"')[1]
    assert re.findall(r"Nummer \d", news)[:4] == ["Nummer 5", "Nummer 4", "Nummer 3", "Nummer 2"]
    assert 'href="/blog/"' in news
