from __future__ import annotations

import pytest

from tests.markup.rendering import html, rendered
from wikiapp.markup import limits


def test_tables_scroll_in_a_box_of_their_own_that_has_a_name() -> None:
    found = html("|a|b|\n|-|-:|\n|1|2|\n\n|c|\n|-|", language="da")
    assert '<div class="table" tabindex="0" role="region" aria-label="Tabel 1"><table>' in found
    assert '<th scope="col" class="end">b</th>' in found
    assert 'aria-label="Tabel 2"' in found


def test_short_rows_are_filled_and_long_ones_cut() -> None:
    found = html("|a|b|\n|-|-|\n|1|\n|1|2|3|")
    assert found.count("<td>") == 4
    assert "3" not in found


def test_a_table_ends_where_another_block_begins() -> None:
    assert html("|a|\n|-|\n|1|\n> q").endswith("<blockquote>\n<p>q</p>\n</blockquote>")


@pytest.mark.parametrize("text", ["|a|\n|-|-|", "|a|\n|x|", "a\n-", "|a|"])
def test_what_only_looks_like_a_table_is_none(text: str) -> None:
    assert "<table>" not in html(text)


@pytest.mark.parametrize("before", ["- ", "> "])
def test_tables_stand_in_lists_and_quotes_too(before: str) -> None:
    assert "<table>" in html(f"{before}|a|\n{before.replace('-', ' ')}|-|")


def test_code_can_be_scrolled_by_keyboard() -> None:
    assert html("```py x\na<b\n```") == '<pre tabindex="0"><code class="language-py">a&lt;b\n</code></pre>'


@pytest.mark.parametrize(("language", "labels"), [("en", ("Not done", "Done")), ("da", ("Ikke gjort", "Gjort"))])
def test_tasks_have_boxes_that_say_what_they_are(language: str, labels: tuple[str, str]) -> None:
    found = html("- [ ] a\n- [x] b", language=language)
    assert f'<input type="checkbox" disabled="" aria-label="{labels[0]}"> a</li>' in found
    assert f'<input type="checkbox" disabled="" checked="" aria-label="{labels[1]}"> b</li>' in found


def test_abbreviations_are_explained_where_they_are_words() -> None:
    assert html("CVR og CVRs\n\n*[CVR]: Registeret") == '<p><abbr title="Registeret">CVR</abbr> og CVRs</p>'


def test_terms_strokes_and_marks() -> None:
    assert html("Te\n: en *drik*") == "<dl>\n<dt>Te</dt>\n<dd>en <em>drik</em></dd>\n</dl>"
    assert html("~~a~~ ==b==") == "<p><del>a</del> <mark>b</mark></p>"


def test_comments_are_dropped_and_other_html_is_shown_as_text() -> None:
    assert html("a <!-- b --> c <b>d</b>") == "<p>a  c &lt;b&gt;d&lt;/b&gt;</p>"
    assert html("<!-- a\n\nb -->") == ""
    assert html("<!-- a --> *b*") == "<p>*b*</p>"
    assert html("<div>\n*a*\n</div>") == "<p>&lt;div&gt;\n*a*\n&lt;/div&gt;</p>"


def test_a_text_longer_than_any_that_is_saved_is_shown_as_typed() -> None:
    found = rendered("# <a> [[b]]\n" + "æ" * (limits.TEXT // 2))
    assert found.html.startswith('<pre tabindex="0"># &lt;a&gt; [[b]]')
    assert (found.headings, found.links) == ((), frozenset())
