from __future__ import annotations

import pytest

from tests.rendering.comparison.reading import comparison, pair, pairs
from wikiapp.rendering.comparison.looks import MOST_MARKS
from wikiapp.rendering.comparison.unlike import MOST


@pytest.mark.parametrize(
    ("old", "new", "notes"),
    [
        ("**te**", "*te*", [("formatting", "", "")]),
        ("te", "# te", [("formatting", "", "")]),
        ("- te", "1. te", [("formatting", "", "")]),
        ("`te`", "te", [("formatting", "", "")]),
        ("[te](/a)", "[te](/b)", [("link", "/a", "/b")]),
        ("te", "[[Grøn te|te]]", [("link", "", "/wiki/Grøn_te")]),
        ("[te](/a)", "te", [("link", "/a", "")]),
        ("[te](/a 'b')", "[te](/a 'c')", [("link", "/a", "/a")]),
        ("- [ ] te", "- [x] te", [("box", "", "checked")]),
        ("- [x] te", "- [ ] te", [("box", "checked", "")]),
        ("![te](/a.png)", "![te](/b.png)", [("picture", "", "")]),
        ("EU\n\n*[EU]: en", "EU\n\n*[EU]: to", [("formatting", "", "")]),
        ("|a|\n|-|\n|1|", "|a|\n|-:|\n|1|", [("formatting", "", "")]),
        ("***te***", "_**te**_", []),
        ("**[te](/a)**", "*[te](/b)*", [("link", "/a", "/b"), ("formatting", "", "")]),
    ],
)
def test_the_same_words_that_look_otherwise_are_a_change(
    old: str, new: str, notes: list[tuple[str, str, str]]
) -> None:
    assert [tuple(note) for one in pairs(old, new) for note in one.notes] == notes


def test_what_looks_otherwise_is_marked_and_nothing_else() -> None:
    found = pair("En *kop* te", "En kop te")
    assert found.old
    assert found.new
    assert found.old.html == '<p>En <em><del class="look">kop</del></em> te</p>\n'
    assert found.new.html == '<p>En <ins class="look">kop</ins> te</p>\n'


def test_a_box_is_marked_itself() -> None:
    found = pair("- [ ] te", "- [x] te")
    assert found.new
    assert '<ins class="look"><input type="checkbox" disabled="" checked="" aria-label="Done"></ins> te' in (
        found.new.html
    )


def test_a_line_that_ends_elsewhere_is_marked_there() -> None:
    found = pair("en\nto", "en\\\nto")
    assert found.new
    assert found.new.html == '<p>en<ins class="words"><br></ins>\nto</p>\n'


def test_that_a_section_gets_another_number_is_no_change_of_its_heading() -> None:
    assert len(pairs("# Te\n\n## Kaffe", "# Nyt\n\n# Te\n\n## Kaffe")) == 1


def test_of_very_many_marks_some_are_left_out_and_the_words_are_there() -> None:
    count = MOST_MARKS + 200
    found = pair("a b " * count, "`a` b " * count).new
    assert found
    assert found.html.count('<ins class="look">') == MOST_MARKS
    assert found.html.count("<code>") == count


def test_very_many_blocks_that_look_otherwise_are_shown_as_a_whole() -> None:
    count = MOST + 500
    found = comparison("[a](/b)\n\n" * count, "[a](/c)\n\n" * count)
    assert found.changes == 1
    assert len(found.places[0].pairs) == MOST + 1
    rest = found.places[0].pairs[-1]
    assert rest.new
    assert rest.new.whole
    assert rest.new.html.count('<a href="/c">') == 500
