from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.browsing import hidden_fields

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browsing import Visitor

    Published = Callable[..., str]

NOON = datetime(2026, 9, 3, 12, tzinfo=UTC)


def section(page: str, name: str) -> list[str]:
    """Return the titles that a section of a post leads to."""
    found = re.search(rf'id="{name}".*?</ul>', page, re.DOTALL)
    return re.findall(r'lang="\w+">([^<]+)</a>', found[0]) if found else []


def retitled(who: Visitor, path: str, title: str) -> str:
    held = hidden_fields(who.read(f"{path}/edit").text)
    answer = who.client.post(
        f"{path}/edit", data={**held, "title": title, "body": "Te er godt.\n", "language": "da"}
    )
    assert answer.status_code == 303
    return str(answer.location)


def test_a_post_says_who_when_and_how_long(published: Published, stranger: Visitor) -> None:
    page = stranger.read(published("Te", "ord " * 660, by="Ann Bager", at=NOON)).text
    assert "Ann Bager" in page
    assert 'datetime="2026-09-03T12:00:00+00:00"' in page
    assert "3 minutes to read" in page


def test_a_post_that_others_changed_is_still_its_writers(
    published: Published, ben: Visitor, stranger: Visitor
) -> None:
    path = published("Te", "Te er got.\n", by="Ann Bager")
    held = hidden_fields(ben.read(f"{path}/edit").text)
    sent = {**held, "title": "Te", "body": "Te er godt.\n", "language": "da", "name": "Ben"}
    ben.client.post(f"{path}/edit", data=sent)
    head, foot = stranger.read(path).text.split("<article")
    assert "Ann Bager" in head.split("<h1")[1]
    assert "Ben" in foot
    assert "2 people" in foot


def test_a_renamed_post_is_found_at_every_address_it_had(
    published: Published, ann: Visitor, stranger: Visitor
) -> None:
    path = published("Te på messen")
    second = retitled(ann, path, "Grøn te")
    third = retitled(ann, second, "Grønnere te")
    assert third == "/blog/groennere-te"
    for old in (path, second, "/blog/te-på-messen", "/blog/Groen-Te"):
        answer = stranger.read(f"{old}/history?tick")
        assert (answer.status_code, answer.location) == (301, "/blog/groennere-te/history?tick")
    assert retitled(ann, third, "Te på messen") == path
    assert stranger.read(path).status_code == 200
    assert stranger.read(third).location == path


def test_whoever_had_it_open_when_it_was_renamed_loses_nothing(
    published: Published, ann: Visitor, ben: Visitor
) -> None:
    path = published("Te")
    held = hidden_fields(ben.read(f"{path}/edit").text)
    assert retitled(ann, path, "Grøn te") == "/blog/groen-te"
    sent = {**held, "title": "Te", "body": "Te er bedst.\n", "language": "da"}
    assert ben.client.post(f"{path}/edit", data=sent).location == "/blog/groen-te"
    page = ben.read("/blog/groen-te").text
    assert "Te er bedst." in page
    assert ">Grøn te</h1>" in page


def test_the_posts_before_and_after_are_a_tap_away(published: Published, ann: Visitor, stranger: Visitor) -> None:
    first, second, third = (published(title, at=NOON + timedelta(days=day)) for day, title in enumerate("abc"))
    page = stranger.read(second).text
    assert f'<a class="newer" href="{third}" rel="prev">' in page
    assert f'<a class="older" href="{first}" rel="next">' in page
    assert "newer" not in stranger.read(third).text.split("<main")[1]
    ann.send(f"{third}/deletion")
    assert f'href="{third}"' not in stranger.read(second).text


def test_posts_about_the_same_come_most_alike_first(published: Published, stranger: Visitor) -> None:
    body = "Om [[Te]] og [[Kopper]]. [[Kategori:Hverdag]]\n"
    path = published("Om te", body, at=NOON)
    published("Helt andet", "Om [[Cykler]].\n")
    published("Lidt det samme", "[[Kategori:hverdag]]\n")
    published("Det samme", body)
    assert section(stranger.read(path).text, "ui_related") == ["Det samme", "Lidt det samme"]


def test_the_pages_that_a_post_leads_to_are_named(published: Published, ann: Visitor, stranger: Visitor) -> None:
    ann.save("Te", "Te.\n")
    path = published("Om te", "Om [[te|den grønne]] og [[Kakao]].\n")
    assert section(stranger.read(path).text, "ui_pages") == ["Te"]
    ann.save("Kakao", "Kakao.\n")
    assert section(stranger.read(path).text, "ui_pages") == ["Kakao", "Te"]


def test_a_page_tells_at_once_which_posts_speak_of_it(
    published: Published, ann: Visitor, stranger: Visitor
) -> None:
    ann.save("Te", "Te.\n")
    tag = stranger.read("/wiki/Te").headers["ETag"]
    assert "In the blog" not in stranger.read("/wiki/Te").text
    path = published("Om te", "Om [[te|den grønne]].\n", at=NOON)
    page = stranger.read("/wiki/Te", If_None_Match=tag)
    assert (page.status_code, section(page.text, "ui_mentions")) == (200, ["Om te"])
    published("Mere om te", "Om [[Te]].\n")
    assert section(stranger.read("/wiki/Te").text, "ui_mentions") == ["Mere om te", "Om te"]
    retitled(ann, path, "Ikke om te")
    assert section(stranger.read("/wiki/Te").text, "ui_mentions") == ["Mere om te"]


def test_a_category_tells_of_the_posts_that_bear_it_as_a_tag(
    published: Published, ann: Visitor, stranger: Visitor
) -> None:
    ann.save("Kategori:Drikke", "Om det.\n")
    published("Om te", "[[Category:Drikke]]\n")
    assert section(stranger.read("/wiki/Kategori:Drikke").text, "ui_mentions") == ["Om te"]


def test_what_leads_to_a_page_names_posts_among_the_rest(
    published: Published, ann: Visitor, stranger: Visitor
) -> None:
    ann.save("Te", "Te.\n")
    path = published("Om te", "Om [[Te]].\n")
    assert f'href="{path}"' in stranger.read("/wiki/Te/links").text


def test_a_page_that_moves_takes_the_links_of_posts_along(
    published: Published, ann: Visitor, stranger: Visitor
) -> None:
    ann.save("Te", "Te.\n")
    path = published("Om te", "Om [[Te]].\n")
    ann.send("/wiki/Te/moves", title="Grøn te", rewrite_links="1")
    assert 'href="/wiki/Gr%C3%B8n_te"' in stranger.read(path).text


@pytest.mark.parametrize(
    "path", ["/blog/ingenting", "/blog/ingenting/history", "/blog/%F0%9F%8D%B5", "/blog/%00x"]
)
def test_a_post_that_is_not_there_leads_to_the_blog(stranger: Visitor, path: str) -> None:
    answer = stranger.read(path)
    assert answer.status_code == 404
    assert 'href="/blog/"' in answer.text.split("<main")[1]


def test_what_surrounds_a_kept_post_shows_at_once(published: Published, ann: Visitor, stranger: Visitor) -> None:
    path = published("Om te", "Om [[Te]]. [[Kategori:Te]]\n", by="Ann Bager", at=NOON)
    tag = stranger.read(path).headers["ETag"]
    changes: list[Callable[[], object]] = [
        lambda: ann.save("Te", "Te.\n"),
        lambda: published("Mere", "[[Kategori:Te]]\n", at=NOON - timedelta(days=1)),
        lambda: published("Nyere", "Te.\n", by="Ben"),
    ]
    for change in changes:
        change()
        answer = stranger.read(path, If_None_Match=tag)
        assert answer.status_code == 200
        tag = answer.headers["ETag"]
    ann.save("Kaffe", "Kaffe.\n")
    assert stranger.read(path, If_None_Match=tag).status_code == 304
