from __future__ import annotations

import pytest

from wikiapp.markup import refile


def same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("![[kop.jpg]]", "![[te.png]]"), ("Se ![[Kop.JPG|en kop.jpg]]!", "Se ![[te.png|en kop.jpg]]!"),
        ("![[krukke.jpg]] ![[kop.jpg]]", "![[krukke.jpg]] ![[te.png]]"),
        ("|a|\n|-|\n|![[kop.jpg\\|b]]|", "|a|\n|-|\n|![[te.png\\|b]]|"),
        ("`![[kop.jpg]]` ![[kop.jpg]]", "`![[kop.jpg]]` ![[te.png]]"),
        ("    ![[kop.jpg]]\n", "    ![[kop.jpg]]\n"), ("[[kop.jpg]]", "[[kop.jpg]]"),
        ("refile refile ![[kop.jpg]] ![[refile.png]]", "refile refile ![[te.png]] ![[refile.png]]"),
        ("x" * 200_001 + "![[kop.jpg]]", "x" * 200_001 + "![[kop.jpg]]"),
    ],
)  # fmt: skip
def test_a_text_names_a_file_by_its_new_name(text: str, expected: str) -> None:
    assert refile(text, "kop.jpg", "te.png", same) == expected
