from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.structure.project import ROOT, called, files
from tests.structure.visible_words import visible_words

if TYPE_CHECKING:
    from flask import Flask

TEMPLATES = [path for path in files() if path.is_relative_to(ROOT / "templates")]


def test_every_template_compiles(app: Flask) -> None:
    for path in TEMPLATES:
        app.jinja_env.get_template(path.relative_to(ROOT / "templates").as_posix())


def test_no_template_says_a_word_that_is_not_translated() -> None:
    assert [
        f"{called(path)}:{line}: {word}"
        for path in TEMPLATES
        for line, word in visible_words(path.read_text(encoding="utf-8"))
    ] == []


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ('<p>{{ _("Tea") }}</p>', []),
        ("<p>{% trans %}Green\ntea{% endtrans %}\nand {{ cake }}</p>", [(3, "and")]),
        ('<input placeholder="Search" class="wide">', [(1, "Search")]),
        ('<a {% if here %}aria-label="You" {% endif %}href="/x">→ 7</a>', [(1, "You")]),
        ('{% macro state() %} aria-invalid="true"{% endmacro %}', []),
        ("<script>let tea = 1</script>{# a word #}<b>Atom</b>", []),
    ],
)
def test_words_are_found_where_a_reader_sees_them(source: str, words: list[tuple[int, str]]) -> None:
    assert visible_words(source) == words
