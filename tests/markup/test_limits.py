"""Texts that are made to be slow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.markup.rendering import html, rendered
from tests.markup.shared_data import shared_json
from tests.pace import assert_quick
from wikiapp.markup import limits, references, sections

if TYPE_CHECKING:
    from collections.abc import Callable

# A quarter of the longest text: what grows with the square of a text's length needs many hundred times as long
# there as an ordinary text of that length; all that is here needs fewer than twenty.
FULL = limits.TEXT // 4
TIMES = 40
ORDINARY = "En *mikrovirksomhed* er en [[virksomhed]] med færre end ti personer.\n\n" * (FULL // 72)
REPEATED = [
    "[", "[[a|", "[[a]] ", "{{", "{{a}}\n\n", "*a*b", "~~a", "==a==", "<", "![a](", "[a](b", "[a](<b", '[a](b "c',
    "&", "http://a.", "- a\n", "- \n", "> a\n- b\n", "- a\n > b\n", "> - > - a\n", "* * *a\n", "# a\n", "a\n-\n",
    "a|b\n-|-\n", "a\n: b\n", "- [ ] a\n", "*[a\n", '[a]: /u "t\n', "[x]:\n\n", "[a][", "```\n", "\u00a0",
    "<!--", "<a b='", "[^a]: b\n", "[^a", "a    \n", "> ", "`a``",
]  # fmt: skip


def _grown(line: Callable[[int], str]) -> str:
    lines, size = list[str](), 0
    while size + len(line(len(lines))) < FULL:
        lines.append(line(len(lines)))
        size += len(lines[-1])
    return "".join(lines)


def _cells(count: int) -> str:
    return f"|{'a|' * count}\n|{'-|' * count}\n"


GROWN = {
    "emphasis in emphasis": "*a **a " * 3_500 + "b" + " a** a*" * 3_500,
    "much emphasis in each of many paragraphs": ("*a **a " * 70 + "b" + " a** a*" * 70 + "\n\n") * 50,
    "links in links": "[" * 12_000 + "a" + "](u)" * 9_000,
    "brackets after a definition": "[a]: /x\n\n" + "[x][" * 12_000,
    "brackets in an address": "http://a(" + ")" * FULL,
    "ever deeper lists": _grown(lambda number: "  " * number + "- a\n"),
    "ever deeper quotes": _grown(lambda number: ">" * number + "a\n"),
    "a list in a list on one line": "- " * (FULL // 2),
    "long runs of backticks": _grown(lambda number: "e" + "`" * number),
    "many fences": _grown(lambda number: "`" * (number + 3) + "a\n"),
    "many abbreviations": _grown(lambda number: f"*[k{number}]: t\n")[: FULL // 2] + "\n\n" + "k1 zz " * 4_000,
    "one abbreviation, often": "*[a]: x\n\n" + "a]*" * 15_000,
    "a long abbreviation, often": f"*[a]: {'x' * 20_000}\n\n" + "a " * 12_000,
    "a long address, often": f"[a]: /{'x' * 20_000}\n\n" + "[a] ![a] " * 3_000,
    "a long title, often": f'[a]: /b "{"x" * 20_000}"\n\n' + "[a] " * 6_000,
    "many footnotes": _grown(lambda number: f"a[^{number}]\n\n[^{number}]: b\n\n"),
    "footnotes that lead to each other": "[^0]\n\n" + _grown(lambda number: f"[^{number}]: a[^{number + 1}]\n"),
    "one footnote, often": "[^1]: x\n\n" + "a[^1]" * 10_000,
    "a wide table": _cells(12_000),
    "a wide table with short rows": _cells(1_000) + "|\n" * 22_000,
    "many tables with short rows": (_cells(50) + "x\n" * 50 + "\n") * 150,
    "a table's line that is none": "|a|\n|" + "-|" * 22_000 + "x",
    "spaces in a heading": "# a" + "\u00a0" * 25_000 + "#b",
    "spaces in a line": "a" + " " * FULL + "b",
    "lines of spaces": ("a" + " " * 999 + "\n") * 50,
    "an underline with a tail": "a\n=" + " " * FULL + "b",
    "blank lines in a list": "- a\n" + "\n" * FULL + "x",
    "long wiki links that don't end": ("[[a|" + "b" * 499 + "[") * 100,
    "attributes": "<a" + ' b="c"' * 8_000 + '"',
    "definitions": "t\n" * 22_000 + ": a\n",
} | {f"{piece!r} again and again": piece * (FULL // len(piece.encode())) for piece in REPEATED}


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in GROWN.items()])
def test_texts_that_are_made_to_be_slow_are_not(text: str) -> None:
    _assert_quick(text)


def test_known_recipes_for_slow_texts_are_quick_at_full_size() -> None:
    for recipe in shared_json("rendering/pathological_cmark.json"):
        _assert_quick(_cooked(recipe), TIMES * 2)


def test_what_is_nested_too_deep_is_shown_plainer() -> None:
    assert html("- " * 50 + "a").count("<ul>") == limits.NESTING
    assert "a" in html("> " * 50 + "a")


def test_a_hundred_quotes_and_lists_in_a_row_are_shown() -> None:
    found = html("> a\n- b\n" * 100)
    assert found.count("a") >= 100
    assert found.count("<blockquote>") >= limits.BEGUN // 2


def test_a_short_reference_to_a_long_address_is_followed_only_so_often() -> None:
    found = html(f"[a]: /{'x' * 50_000}\n\n" + "[a] " * 100)
    assert found.count("<a ") == 3


def _assert_quick(text: str, times: float = TIMES) -> None:
    assert_quick(lambda: _shown(text), times, lambda: _shown(ORDINARY))
    assert_quick(lambda: (references(text), sections(text)), times, lambda: _shown(ORDINARY))
    assert len(_shown(text)) < 50 * len(text) + 200_000


def _shown(text: str) -> str:
    return rendered(text, {"a": "b [[c]]"}).html


def _cooked(recipe: dict[str, Any]) -> str:
    if "parts" in recipe:
        return "".join(text * count for text, count in recipe["parts"])
    ramp = recipe["ramp"]
    lines = (
        ramp.get("lead", "") + ramp["pre"] * number + ramp["text"] for number in range(ramp["start"], ramp["stop"])
    )
    return "".join(lines)
