from __future__ import annotations

import pytest

from wikiapp.content.blame.passages import passages


def _parts(line: str) -> list[str]:
    return [line[one.start : one.stop] for one in passages(line)]


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("", []),
        ("| --- | --- |\n", []),
        ("  Ja\n", ["Ja"]),
        ("Te er godt. Ja.\n", ["Te er godt. Ja."]),
        ("Te er ikke kaffe. Kaffe er ikke te!  Ja.\n",
         ["Te er ikke kaffe. Kaffe er ikke te!  Ja.", "Te er ikke kaffe.", "Kaffe er ikke te!"]),
        ("Se wikiapp.dk for mere om te. Den er god nok\n",
         ["Se wikiapp.dk for mere om te. Den er god nok", "Se wikiapp.dk for mere om te.", "Den er god nok"]),
    ],
)  # fmt: skip
def test_a_line_is_known_as_a_whole_and_by_its_longer_sentences(line: str, parts: list[str]) -> None:
    assert _parts(line) == parts


def test_blanks_around_make_no_difference() -> None:
    assert passages("  Ja \n")[0].digest == passages("Ja")[0].digest != passages("Nej")[0].digest
