from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.markup.rendering import html, rendered
from wikiapp.markup import excerpt, references, retarget, sections

MARKS = st.text(alphabet=st.sampled_from(list("[]{}()<>|`~*_=-+#!\\:^&\"'/ \t\n\r\x00ahæ1.")), max_size=80)


@given(st.one_of(st.text(max_size=80), MARKS))
def test_no_text_is_too_odd(text: str) -> None:
    found = rendered(text, {"a": text})
    excerpt(found.html)
    references(text)
    sections(text)
    retarget(text, "a", "h", str.__eq__)


@pytest.mark.parametrize("text", ["", "\ud800 [a](\udfff) [[\ud83d]]", "a\x00b", "\ufeff# a", "\x85\u2028a"])
def test_odd_letters_do_no_harm(text: str) -> None:
    rendered(text).html.encode()
    references("[[a]]" + text)


def test_what_is_rendered_once_is_rendered_the_same_again() -> None:
    text = "# a\n\n[[b]] *c*\n\n- d[^1]\n\n[^1]: {{b}}"
    assert html(text, {"b": text}) == html(text, {"b": text})


def test_threads_may_render_at_once() -> None:
    texts = [
        f"# {number}\n\n*[w{number}]: x\n\n[a][r] w{number}[^1]\n\n[r]: /{number}\n\n[^1]: n"
        for number in range(40)
    ]
    alone = [html(text) for text in texts]
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(html, texts * 3)) == alone * 3
