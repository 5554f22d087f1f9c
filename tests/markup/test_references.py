from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.markup.rendering import rendered
from tests.markup.shared_data import shared_texts
from wikiapp.markup import references

PIECES = st.sampled_from(
    [
        "[[A]]", "[[B|x]]", "[[C#s]]", "[[Category:D]]", "[[:Category:E]]", "{{F}}", "{{G}}\n", "[[A|", "]]",
        "[[", "{{", "}}", "[", "]", "(u)", "[^1]", "\n[^1]: ", "\n[r]: /u\n", "[r]", "`", "``", "\n```\n",
        "~~", "==", "**", "_", "<!--", "-->", "<div>\n", "<b a='", "'>", "\\", "|", "\n|-|\n", "|-|-|\n",
        "\n", "\n\n", "\n    ", "\n- ", "\n> ", "\n# ", "\n===\n", "\n: ", "\n1. ", " ", "a", "!", "![",
        "#REDIRECT [[H]]\n", "https://a.dk/", "*[a]: b\n", "<a@b.dk>", "\t", "\r\n", "\u00a0", "&amp;",
        "- [ ] ",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=25).map("".join)


@given(TEXTS)
@example("[a ~~[[A]]](u)~~")
@example("a[^1]\n\n[^1]: [[A]]\n\n[^2]: [[B]]")
@example("- [r]: /u\n\n[ [[A]] ][r]")
def test_what_a_text_names_is_what_its_rendering_links_to(text: str) -> None:
    _assert_the_same(text)


@pytest.mark.parametrize("name", ["da_kitos_docs", "da_tldr", "en_owasp_cheatsheets"])
def test_it_is_the_same_on_texts_that_people_wrote(name: str) -> None:
    for text in shared_texts(f"corpus/{name}.jsonl.gz"):
        _assert_the_same(text)
        _assert_the_same(text.replace(" the ", " [[the|the]] ").replace(" og ", " {{og}} "))


def _assert_the_same(text: str) -> None:
    named, found = references(text), rendered(text)
    assert named.links == found.links
    assert named.transclusions == found.transclusions
    assert (named.categories, named.redirect) == (found.categories, found.redirect)
