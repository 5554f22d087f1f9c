"""The sentence around a passage, in the source: also where markup stands between the words that are read."""

from __future__ import annotations

import pytest

from tests.pace import assert_quick
from wikiapp.discussion.sentence import sentence_with

SOURCE = """Te er godt. Den skal trække i **fem minutter**, siger [[Ann Andersen|Ann]]. Ikke mere.

- [ ] Tæller en forening, der sælger kaffe?
- En mikrovirksomhed beskæftiger **færre end 10 personer**, og

| Hvem | Hvor mange |
| Keramiker. Alene | 1 |

Årsregnskabsloven har andre beløb.[^arl] Slå dem op på [retsinfo](https://example.org/a_b), før du regner.

> ## Et citat (som er *lang. Og deler* sig).
"""

LOOK_UP = "Slå dem op på [retsinfo](https://example.org/a_b), før du regner."


@pytest.mark.parametrize(
    ("quote", "sentence"),
    [
        ("skal trække i fem", "Den skal trække i **fem minutter**, siger [[Ann Andersen|Ann]]."),
        ("fem minutter, siger Ann", "Den skal trække i **fem minutter**, siger [[Ann Andersen|Ann]]."),
        ("Te er godt.", "Te er godt."),
        ("Ikke mere", "Ikke mere."),
        ("forening, der sælger", "Tæller en forening, der sælger kaffe?"),
        ("færre end 10", "En mikrovirksomhed beskæftiger **færre end 10 personer**, og"),
        ("andre beløb.1 Slå", None),
        ("andre beløb. Slå dem", f"Årsregnskabsloven har andre beløb.[^arl] {LOOK_UP}"),
        ("op på retsinfo, før", f"Årsregnskabsloven har andre beløb.[^arl] {LOOK_UP}"),
        ("Og deler sig", "Et citat (som er *lang. Og deler* sig)."),
        ("Noget andet", None),
        ("…", None),
        ("", None),
    ],
)
def test_the_sentence_is_found_as_it_is_written(quote: str, sentence: str | None) -> None:
    place = sentence_with(SOURCE, quote, 0.5)
    assert (place and SOURCE[slice(*place)]) == sentence


def test_of_several_sentences_the_nearest_is_meant() -> None:
    source = "Te her.\n\nTe der.\n\nTe og.\n"
    assert [source[slice(*place)] for share in (0, 0.5, 1) if (place := sentence_with(source, "Te", share))] == [
        "Te her.", "Te der.", "Te og.",
    ]  # fmt: skip


@pytest.mark.parametrize("letters", ["a](", "[[a|", "a [^", "a "])
def test_no_source_makes_it_slow(letters: str) -> None:
    source = letters * (200_000 // len(letters))
    assert_quick(lambda: sentence_with(source, "a a a a a b", 0.5), 100)
