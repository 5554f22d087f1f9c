from __future__ import annotations

import pytest

from tests.markup.rendering import html

AWAY = 'class="external" rel="nofollow ugc noopener"'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a](https://b.dk)", f'<a href="https://b.dk" {AWAY}>a</a>'),
        ("[a](//b.dk 'c')", f'<a href="//b.dk" title="c" {AWAY}>a</a>'),
        ("<https://b.dk>", f'<a href="https://b.dk" {AWAY}>https://b.dk</a>'),
        ("(https://b.dk/c_(d).)", f'(<a href="https://b.dk/c_(d)" {AWAY}>https://b.dk/c_(d)</a>.)'),
        ("**https://b.dk**", f'<strong><a href="https://b.dk" {AWAY}>https://b.dk</a></strong>'),
        ("[a](/wiki/Te#b)", '<a href="/wiki/Te#b">a</a>'),
        ("[a](mailto:b@c.dk)", '<a href="mailto:b@c.dk">a</a>'),
        ("[a](tel:+4512345678)", '<a href="tel:+4512345678">a</a>'),
    ],
)
def test_links_that_lead_away_are_marked(text: str, expected: str) -> None:
    assert html(text) == f"<p>{expected}</p>"


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "vbscript:x", "ftp://b", "&#106;avascript:x"]
)
def test_a_link_to_anything_else_is_words_alone(url: str) -> None:
    assert html(f"[a]({url})") == "<p>a</p>"


def test_pictures_of_this_site_are_shown() -> None:
    expected = '<p><img src="/static/kop.png" alt="en kop" title="Te" loading="lazy"></p>'
    assert html("![en *kop*](/static/kop.png 'Te')") == expected


@pytest.mark.parametrize("url", ["https://b.dk/kop.png", "//b.dk/kop.png"])
def test_pictures_from_elsewhere_are_links_so_that_no_reader_is_given_away(url: str) -> None:
    assert html(f"![en kop]({url})") == f'<p><a href="{url}" {AWAY}>en kop</a></p>'
    assert html(f"[![en kop]({url})](/te)") == '<p><a href="/te">en kop</a></p>'
