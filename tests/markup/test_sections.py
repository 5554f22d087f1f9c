from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.markup.rendering import rendered
from wikiapp.markup import replace_section, sections

TEXT = """Lead.

# First
a

```
# no heading
```

## Inner *part*
b

Second
===
c
"""
LINES = st.sampled_from(
    [
        "# a",
        "## b",
        "### c",
        "a",
        "===",
        "---",
        "",
        "    # code",
        "```",
        "> # q",
        "- # l",
        "[^1]: # n",
        "| a |",
        "|-|",
    ]
)
TEXTS = st.builds(
    lambda lines, ends: "".join(line + end for line, end in zip(lines, ends, strict=False)),
    st.lists(LINES, max_size=12),
    st.lists(st.sampled_from(["\n", "\n", "\r\n", "\r"]), min_size=12, max_size=12),
)


def test_sections_are_what_stands_below_a_heading_up_to_the_next_as_high() -> None:
    found = [(section.number, section.level, section.title) for section in sections(TEXT)]
    assert found == [(0, 0, ""), (1, 1, "First"), (2, 2, "Inner part"), (3, 1, "Second")]
    texts = [TEXT[section.start : section.end] for section in sections(TEXT)]
    assert texts[0] == "Lead.\n\n"
    assert texts[1].startswith("# First\na")
    assert texts[1].endswith("## Inner *part*\nb\n\n")
    assert texts[2] == "## Inner *part*\nb\n\n"
    assert texts[3] == "Second\n===\nc\n"


def test_a_text_without_headings_is_all_lead() -> None:
    assert [(section.start, section.end) for section in sections("a\n\nb")] == [(0, 4)]


def test_one_section_is_replaced_and_the_next_stays_a_heading() -> None:
    assert replace_section("a\n# b\nc\n\nd\n===\n", 1, "# new\nwords") == "a\n# new\nwords\n\nd\n===\n"
    assert replace_section("# a\n\n# b\n", 2, "# c") == "# a\n\n# c"
    assert replace_section("# a\n\n# b\n", 0, "Lead") == "Lead\n\n# a\n\n# b\n"
    assert replace_section("# a\n\n# b\n", 1, "") == "# b\n"


def test_a_section_that_is_not_there_cannot_be_replaced() -> None:
    with pytest.raises(LookupError):
        replace_section("# a", 2, "b")


def test_line_ends_of_any_system_are_kept() -> None:
    text = "a\r\n# b\r\nc\r# d\n"
    assert [text[section.start : section.end] for section in sections(text)] == ["a\r\n", "# b\r\nc\r", "# d\n"]


@given(TEXTS)
def test_the_pieces_between_headings_make_up_the_text(text: str) -> None:
    starts = [section.start for section in sections(text)]
    pieces = [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    assert "".join(pieces) == text
    assert starts == sorted(starts)


@given(TEXTS)
def test_a_section_replaced_by_itself_changes_nothing(text: str) -> None:
    for section in sections(text):
        assert replace_section(text, section.number, text[section.start : section.end]) == text


@given(TEXTS)
def test_sections_are_numbered_as_on_the_rendered_page(text: str) -> None:
    assert [section.title for section in sections(text)[1:]] == [
        heading.text for heading in rendered(text).headings
    ]
    assert rendered(text).html.count("data-section") == len(sections(text)) - 1
