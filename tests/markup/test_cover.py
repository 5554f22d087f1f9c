"""The first picture of a text, for lists of what there is to read."""

from __future__ import annotations

import pytest

from tests.markup.rendering import html
from wikiapp.markup import FileHead, cover


def test_the_first_picture_that_a_text_shows_is_its_cover() -> None:
    two = html("Te.\n\n![[kop.jpg]]\n\n![[lille.png]]")
    assert cover(two) == FileHead("a" * 64, "kop.jpg", "En kop te", 1200, 800)
    assert cover(html("Se ![[lille.png|den]] her.")) == FileHead("b" * 64, "lille.png", "den", 40, 30)


def test_a_cover_says_what_it_shows_as_it_was_written() -> None:
    found = cover(html('Se ![[kop.jpg|"a" > b & <c>]] her.'))
    assert found is not None
    assert found.words == '"a" > b & <c>'


@pytest.mark.parametrize(
    "text",
    ["", "Te.", "![[program.pdf]]", "![[mangler.png]]", "![[tom.png]]", "![x](https://elsewhere.example/x.png)",
     '`<img src="/files/x.png" width="1" height="1">`', "[ ] <img src=x>"],
)  # fmt: skip
def test_a_text_without_a_picture_of_this_wiki_has_none(text: str) -> None:
    assert cover(html(text)) is None


def test_a_picture_has_smaller_widths_and_a_type() -> None:
    head = FileHead("a" * 64, "kop.jpg", "", 1200, 800)
    address = f"/files/{'a' * 64}"
    assert head.widths == (f"{address}/480/kop.webp 480w, {address}/960/kop.webp 960w, {address}/kop.jpg 1200w")
    assert head.media_type == "image/jpeg"
    assert FileHead("b" * 64, "lille.png", "", 40, 30).widths == ""
