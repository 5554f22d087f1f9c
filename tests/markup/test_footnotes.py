from __future__ import annotations

from tests.markup.rendering import html


def test_a_footnote_leads_there_and_back() -> None:
    found = html("a[^x]\n\n[^x]: *b*")
    assert '<sup id="fnref:1"><a href="#fn:1" role="doc-noteref">1</a></sup>' in found
    assert '<section class="footnotes" role="doc-endnotes" aria-label="Footnotes">' in found
    assert '<li id="fn:1"><p><em>b</em> <a href="#fnref:1"' in found


def test_footnotes_are_numbered_as_they_are_mentioned_and_lead_back_to_each_place() -> None:
    found = html("a[^2] b[^1] c[^2]\n\n[^1]: one\n[^2]: two", language="da")
    assert found.index("two") < found.index("one")
    assert 'href="#fnref:1:2"' in found
    assert 'id="fnref:1:2"' in found
    assert 'aria-label="Tilbage til teksten, fodnote 2"' in found


def test_no_heading_takes_the_place_of_a_footnote() -> None:
    assert 'id="fn-1"' in html("## fn:1\n\na[^1]\n\n[^1]: b")


def test_footnotes_of_transcluded_texts_keep_apart_from_ones_own() -> None:
    found = html("a[^1]\n\n{{Te}}\n\n[^1]: mine", {"Te": "b[^1]\n\n[^1]: theirs"})
    assert found.count("<section") == 1
    assert found.index("mine") < found.index("theirs")
    assert 'href="#fn:2"' in found


def test_a_footnote_may_mention_another() -> None:
    assert 'id="fn:2"' in html("a[^1]\n\n[^1]: b[^2]\n[^2]: c")


def test_a_footnote_may_hold_more_than_a_line() -> None:
    assert "<ul>\n<li>d</li>\n</ul>" in html("a[^1]\n\n[^1]: b\n\n    c\n\n    - d\n")


def test_a_footnote_that_is_not_written_stays_text() -> None:
    assert html("a[^1]") == "<p>a[^1]</p>"
