from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.markup.shared_data import shared_json, shared_texts
from wikiapp.markup import prose

TEXT = """# Te

Te er en **drik**, se [[Kaffe|sort kaffe]] og [Saft](https://example.org).[^1]

- grøn
  - japansk
- sort

| Slags | Pris |
| --- | ---: |
| Sencha | 40 |

> Drik den *varm*.

```
te -> kop
```

Vand
: det, der er tilbage

[[Kategori:Drikke]] [[category:drikke]]

{{Kaffe}}

[^1]: Uden `sukker`.
"""


def test_a_text_is_told_line_by_line_without_its_marks() -> None:
    said = prose(TEXT)
    assert said.words.split("\n") == [
        "Te", "Te er en drik, se sort kaffe og Saft.", "grøn", "japansk", "sort", "Slags · Pris", "Sencha · 40",
        "Drik den varm.", "te -> kop", "Vand", "det, der er tilbage", "Uden sukker.",
    ]  # fmt: skip
    assert (said.headings, said.categories, said.redirect) == (("Te",), ("Drikke",), None)


def test_a_redirect_says_where_it_leads_and_nothing_else() -> None:
    assert prose("#OMDIRIGERING [[Grøn te]]\n").redirect == "Grøn te"
    assert prose("#OMDIRIGERING [[Grøn te]]\n").words == ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ""),
        ("<!-- usynlig -->\n\n<b>fed</b>", "<b>fed</b>"),
        ("    <!-- kode -->", "<!-- kode -->"),
        ("A &amp; B\\\nC", "A & B C"),
        ("![En kop](/kop.png)", "En kop"),
        ("---", ""),
        ("- [x] købt", "købt"),
    ],
)
def test_only_what_a_reader_sees_is_told(text: str, words: str) -> None:
    assert prose(text).words == words


def test_a_text_that_is_too_long_to_be_rendered_is_told_as_it_was_typed() -> None:
    assert prose("*te* " * 60_000).words == "*te* " * 60_000


@given(st.text(alphabet="ab*_[](){}|`#->:\n !\\", max_size=200))
def test_whatever_is_typed_is_told(text: str) -> None:
    said = prose(text)
    assert isinstance(said.words, str)
    assert all(heading in said.words for heading in said.headings)


@pytest.mark.parametrize("name", ["da_kitos_docs", "en_owasp_cheatsheets", "da_tldr"])
def test_real_texts_keep_nearly_all_their_words(name: str) -> None:
    for text in shared_texts(f"corpus/{name}.jsonl.gz")[:40]:
        words = prose(text).words
        assert len(words.split()) >= 0.6 * len(text.split())


def test_naughty_strings_are_told() -> None:
    for text in shared_json("xss/blns.json"):
        assert isinstance(prose(text).words, str)
