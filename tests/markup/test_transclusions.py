from __future__ import annotations

import pytest

from tests.markup.rendering import html, rendered
from wikiapp.markup import limits


def test_alone_on_a_line_another_text_stands_whole() -> None:
    assert html("a\n{{Te}}\nb", {"Te": "c\n\nd"}) == "<p>a</p>\n<p>c</p>\n<p>d</p>\n<p>b</p>"


def test_within_a_paragraph_stands_a_single_paragraph() -> None:
    assert html("a {{Te}} b", {"Te": "\nc *d*\n"}) == "<p>a c <em>d</em> b</p>"


@pytest.mark.parametrize("text", ["c\n\nd", "- c", "# c"])
def test_what_is_more_than_a_paragraph_is_linked_to_instead(text: str) -> None:
    assert html("a {{Te}}", {"Te": text}) == '<p>a <a href="/wiki/Te">Te</a></p>'


@pytest.mark.parametrize(("language", "words"), [("en", "not written yet"), ("da", "ikke er skrevet endnu")])
def test_a_text_that_is_not_written_leaves_a_note(language: str, words: str) -> None:
    found = html("{{Ny side}}", language=language)
    assert found.startswith('<p class="notice">')
    assert words in found
    assert 'class="new"' in found


def test_a_circle_ends() -> None:
    pages = {"A": "a {{B}}", "B": "b {{A}}", "C": "{{C}}"}
    assert html("{{A}}", pages) == '<p>a b <a href="/wiki/A">A</a></p>'
    assert "stands within itself" in html("{{C}}", pages)
    assert rendered("{{A}}", pages).transclusions == {"A", "B"}


def test_texts_stand_within_each_other_only_so_deep() -> None:
    pages = {str(number): f"{number}\n\n{{{{{number + 1}}}}}" for number in range(9)}
    found = rendered("{{0}}", pages)
    assert f"<p>{limits.DEPTH - 1}</p>" in found.html
    assert f"<p>{limits.DEPTH}</p>" not in found.html
    assert "Too many texts stand within each other" in found.html


def test_only_so_many_texts_are_asked_for() -> None:
    asked: list[str] = []
    pages = {str(number): "a" for number in range(500)}
    found = rendered("".join(f"{{{{{number}}}}}\n" for number in range(500)), _Listening(pages, asked))
    assert len(asked) == limits.TRANSCLUSIONS
    assert len(found.transclusions) == 500
    assert "More texts were to stand here" in found.html


def test_a_text_that_doubles_itself_ends() -> None:
    pages = {str(number): f"{{{{{number + 1}}}}}\n" * 9 for number in range(9)} | {"9": "x" * 9_000}
    assert len(html("{{0}}\n" * 9, pages)) < limits.TRANSCLUDED * 2


def test_only_so_much_is_transcluded_in_all() -> None:
    found = html("{{Long}}\n\n{{Long}}", {"Long": "word " * 25_000})
    assert found.count("word") == 25_000
    assert "too long to stand here" in found


def test_a_redirect_is_followed_once() -> None:
    pages = {"Te": "#REDIRECT [[Grøn te]]", "Grøn te": "grøn", "A": "#REDIRECT [[B]]", "B": "#REDIRECT [[A]]"}
    assert html("{{Te}}", pages) == "<p>grøn</p>"
    assert rendered("{{Te}}", pages).transclusions == {"Te", "Grøn te"}
    assert "stands within itself" in html("{{A}}", {"A": "#REDIRECT [[A]]"})
    assert "leads to" in html("{{A}}", pages)


def test_links_of_transcluded_texts_are_links_of_the_page() -> None:
    found = rendered("{{Te}} [[A]]", {"Te": "[[B]] {{Kop}}", "Kop": "[[Ny side]]"})
    assert found.links == {"A", "B", "Ny side"}
    assert found.transclusions == {"Te", "Kop"}
    assert 'class="new"' in found.html


def test_a_heading_names_another_text_without_showing_it() -> None:
    found = rendered("## {{Te}}", {"Te": "grøn"})
    assert '<h2 id="te" data-section="1"><a href="/wiki/Te">Te</a></h2>' in found.html


@pytest.mark.parametrize("text", ["{{}}", "{{ }}", "{{a|b}}", "{{a", "`{{a}}`", "\\{{a}}"])
def test_what_names_no_text_stays_as_it_is(text: str) -> None:
    assert rendered(text).transclusions == frozenset()


class _Listening(dict[str, str]):
    def __init__(self, pages: dict[str, str], asked: list[str]) -> None:
        super().__init__(pages)
        self.asked = asked

    def get(self, title: str, default: str | None = None) -> str | None:  # type: ignore[override]  # str only
        self.asked.append(title)
        return super().get(title, default)
