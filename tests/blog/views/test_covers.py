"""The cover of a post: the first picture that it shows, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import feedparser
import pytest

from tests.files.drawings import drawn, saved
from tests.files.uploads import replace, upload

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browsing import Visitor

    Published = Callable[..., str]

SHOWING = "Vi har malet.\n\n![[stand.png|Ved vinduet]]\n\n![[andet.png]]\n"


@pytest.fixture(autouse=True)
def pictures(ann: Visitor) -> None:
    upload(ann, saved(drawn((1200, 800)), "PNG"), alternative="En stand")
    upload(ann, called="andet.png")


def test_a_list_shows_a_post_with_its_first_picture(published: Published, stranger: Visitor) -> None:
    address = published("Et lagen", SHOWING)
    page = stranger.read("/blog/").text
    assert page.count("<img") == 1
    assert f'<a class="cover" href="{address}" tabindex="-1" aria-hidden="true"><img src="/files/' in page
    assert 'width="1200" height="800" alt=""' in page
    assert "/480/stand.webp 480w" in page


def test_only_pictures_further_down_wait_until_they_are_near(published: Published, stranger: Visitor) -> None:
    published("Et lagen", SHOWING)
    published("To lagener", SHOWING)
    pictures = [part.partition(">")[0] for part in stranger.read("/blog/").text.split("<img")[1:]]
    assert ['loading="lazy"' in picture for picture in pictures] == [False, True]


def test_a_post_that_shows_none_has_none(published: Published, stranger: Visitor) -> None:
    address = published("Te", "Se ![[program.pdf]] og ![[mangler.png]].\n")
    assert "<img" not in stranger.read("/blog/").text
    assert "og:image" not in stranger.read(address).text


def test_whoever_leads_to_a_post_or_a_page_can_show_its_picture(
    published: Published, ann: Visitor, stranger: Visitor
) -> None:
    ann.save("Messen", SHOWING)
    for address in (published("Et lagen", SHOWING), "/wiki/Messen", "/files/stand.png"):
        page = stranger.read(address).text
        for said in (
            'property="og:image" content="http://localhost/files/', 'property="og:image:width" content="1200"',
            'property="og:image:alt" content="En stand"',
        ):  # fmt: skip
            assert said in page, (address, said)


def test_a_feed_names_it_beside_the_text(published: Published, stranger: Visitor) -> None:
    published("Te")
    published("Et lagen", SHOWING)
    shown, plain = feedparser.parse(stranger.read("/blog/feed.atom").data).entries
    picture = next(link for link in shown.links if link.rel == "enclosure")
    assert picture.type == "image/png"
    assert stranger.client.get(picture.href, buffered=True).status_code == 200
    assert 'alt="En stand"' in shown.content[0].value
    assert not [link for link in plain.links if link.rel == "enclosure"]


def test_another_version_of_the_picture_is_another_cover_and_without_it_the_next_one_is(
    published: Published, ann: Visitor, stranger: Visitor
) -> None:
    published("Et lagen", SHOWING)
    assert 'width="1200"' in stranger.read("/blog/").text
    replace(ann, "stand.png", saved(drawn((900, 600)), "PNG"))
    assert 'width="900"' in stranger.read("/blog/").text
    ann.send("/files/stand.png/deletion")
    assert "/andet.png" in stranger.read("/blog/").text
