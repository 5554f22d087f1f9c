from __future__ import annotations

import pytest

from search_index import Hit, Part
from wikiapp.search.finds import marked, of_current


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ([Part("Smag\nTe er bedst.\nAltid.")], "Smag · Te er bedst.\nAltid."),
        ([Part("Te", marked=True), Part("\ndrik\n"), Part("te", marked=True)], "Te · drik · te"),
        ([Part("\nTe ")], "\nTe "),
    ],
)
def test_a_line_that_ends_without_a_sign_is_told_apart_from_the_next(parts: list[Part], told: str) -> None:
    extra = {"path": "/wiki/Te", "author": "Ann"}
    (find,) = of_current([Hit("1", 1.0, "Te", (Part("Te"),), tuple(parts), extra=extra)])
    assert "".join(part.text for part in find.excerpt) == told
    assert [part.marked for part in find.excerpt] == [part.marked for part in parts]


def test_marks_are_html_and_nothing_else_is() -> None:
    assert marked([Part("<b> & "), Part("te<", marked=True)]) == "&lt;b&gt; &amp; <mark>te&lt;</mark>"
