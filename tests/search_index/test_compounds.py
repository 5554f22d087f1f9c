from __future__ import annotations

import pytest

from search_index.compounds import UNKNOWN, parts

KNOWN = {
    "bil",
    "forsikring",
    "virksom",
    "overdrag",
    "cryptograph",
    "storag",
    "cheat",
    "sheet",
    "oauth",
    "2",
    "fod",
    "bold",
    "for",
    "klaring",
}


@pytest.mark.parametrize(
    ("stem", "found"),
    [
        ("bilforsikring", ["bil", "forsikring"]),
        ("virksomhedsoverdrag", ["virksom", "overdrag"]),
        ("fodbold", ["fod", "bold"]),
        ("cryptographicstoragecheatsheet", ["cryptograph", "storag", "cheat", "sheet"]),
        ("oauth2", ["oauth", "2"]),
        ("oauth3", []),
        ("husforsikring", [UNKNOWN, "forsikring"]),
        ("forsikring", []),
        ("forklaring", [UNKNOWN, "klaring"]),
        ("xyz", []),
        ("", []),
    ],
)
def test_a_compound_is_taken_apart_by_the_words_there_are(stem: str, found: list[str]) -> None:
    assert parts(stem, KNOWN.__contains__) == found
