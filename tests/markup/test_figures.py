from __future__ import annotations

import pytest

from tests.markup.rendering import FILES, address, html, rendered, some_files
from wikiapp.markup import excerpt, limits, render
from wikiapp.markup.fileheads import FileHead
from wikiapp.markup.sanitise import sanitised

A, B = "a" * 64, "b" * 64
SRCSET = f"/files/{A}/480/kop.webp 480w, /files/{A}/960/kop.webp 960w, /files/{A}/kop.jpg 1200w"
CUP = (
    f'<img src="/files/{A}/kop.jpg" srcset="{SRCSET}" sizes="(min-width: 45rem) 40rem, calc(100vw - 2.25rem)" '
    'width="1200" height="800" alt="En kop te" loading="lazy">'
)
SMALL = f'<img src="/files/{B}/lille.png" width="40" height="30" alt="lille" loading="lazy">'


def test_a_picture_by_itself_is_a_figure_that_leads_to_its_page_in_all_its_widths() -> None:
    assert html("![[kop.jpg]]") == f'<figure><a href="/files/kop.jpg">{CUP}</a></figure>'


def test_words_behind_the_bar_stand_below_a_picture() -> None:
    expected = f'<figure><a href="/files/kop.jpg">{CUP}</a><figcaption>Ann <em>drikker</em></figcaption></figure>'
    assert html("![[kop.jpg|Ann *drikker*]]") == expected


def test_words_below_a_picture_are_read_out_where_it_has_none_of_its_own() -> None:
    assert 'alt="To kopper"' in html("![[lille.png|To *kopper*]]")
    assert 'alt="lille"' in html("![[lille.png]]")


def test_a_picture_within_a_paragraph_is_a_part_of_it() -> None:
    assert html("Her: ![[lille.png]].") == f"<p>Her: {SMALL}.</p>"
    assert 'alt="x"' in html("Her: ![[kop.jpg|x]].")


def test_pictures_below_each_other_are_figures_each() -> None:
    assert html("![[kop.jpg]]\n![[lille.png|to]]").count("<figure>") == 2


def test_the_text_of_a_file_shows_the_picture_that_it_is_about() -> None:
    assert html(FILES["kop.jpg"]) == (
        f'<figure><a href="/files/{A}/kop.jpg">{CUP}</a></figure>\n<p>Foto: Ann.</p>'
    )  # fmt: skip
    assert html(FILES["program.pdf"]) == f'<p><a href="/files/{"c" * 64}/program.pdf">Programmet</a></p>'


def test_what_is_no_picture_is_a_link_to_its_page() -> None:
    assert html("![[program.pdf]]") == '<p><a href="/files/program.pdf">program.pdf</a></p>'
    assert html("Se ![[program.pdf|*alt*]]!") == '<p>Se <a href="/files/program.pdf">alt</a>!</p>'


@pytest.mark.parametrize(
    ("language", "hint"),
    [("en", "“ny kop.jpg” is not uploaded yet"), ("da", "»ny kop.jpg« er ikke lagt op endnu")],
)
def test_a_file_that_is_not_there_leads_to_where_it_is_uploaded(language: str, hint: str) -> None:
    expected = f'<p><a href="/files/new?title=ny_kop.jpg" class="new" title="{hint}">en kop</a></p>'
    assert html("![[ny_kop.jpg|en kop]]", language=language) == expected


@pytest.mark.parametrize(
    "text", ["`![[kop.jpg]]`", "    ![[kop.jpg]]", "\\!\\[[kop.jpg]]", "![[.jpg]]", "![[kop]]", "![[a<b.jpg]]"]
)
def test_what_can_be_no_file_asks_for_none(text: str) -> None:
    assert rendered(text).files == frozenset()
    assert "<img" not in html(text)


def test_a_drawing_that_may_hold_scripts_is_never_shown_in_a_page() -> None:
    for text in (f'![x](/files/{A}/x.svg "9 × 9")', f"![x](/files/{A}/x.svg)", f"![x](/files/{A}/x.pdf)"):
        assert "<img" not in html(text)


def test_there_is_no_picture_within_a_link() -> None:
    assert html("[se ![[kop.jpg|en kop]]](/x)").count("<a ") == 1


def test_a_cell_of_a_table_can_hold_a_picture_with_words() -> None:
    assert 'alt="b"' in html("|a|c|\n|-|-|\n|![[lille.png|b]]|d|")
    assert html("|a|c|\n|-|-|\n|![[lille.png|b]]|d|").count("<td>") == 2


def test_files_of_texts_within_a_text_are_asked_for_too_and_all_of_them_once() -> None:
    asked: list[frozenset[str]] = []

    def files(names: frozenset[str]) -> dict[str, str]:
        asked.append(names)
        return {}

    pages = {"C": "![[d.png]]"}
    made = render(
        "![[a.jpg]] ![[b.jpg]] {{C}}",
        address=address,
        missing=lambda _titles: (),
        transclude=pages.get,
        files=files,
    )
    assert asked == [made.files] == [{"a.jpg", "b.jpg", "d.png"}]
    render("none", address=address, missing=lambda _titles: (), transclude=pages.get, files=files)
    assert len(asked) == 1


def test_more_files_than_a_page_asks_for_are_links() -> None:
    many = " ".join(f"![[{number:03}.png]]" for number in range(limits.FILES + 2))
    made = rendered(many)
    assert len(made.files) == limits.FILES
    assert made.html.count('class="new"') == limits.FILES
    assert made.html.count("<a ") == limits.FILES + 2


def test_the_first_words_of_a_page_are_not_those_below_a_picture() -> None:
    assert excerpt(html("![[kop.jpg|Nederst]]\n\nTe er godt.")) == "Te er godt."


@pytest.mark.parametrize(
    "picture",
    [
        'src="https://b.dk/x.png"', 'src="//b.dk/x.png"', 'src="data:image/png;base64,AA"',
        f'srcset="https://b.dk/x.png 480w, /files/{A}/x.png 900w"', 'srcset="/a.png 1x"', 'sizes="9999vw"',
        'width="9999999"', 'height="auto"', 'loading="eager"', 'style="x"', 'onerror="alert(1)"',
    ],
)  # fmt: skip
def test_nothing_but_a_picture_of_this_site_gets_through(picture: str) -> None:
    assert sanitised(f'<p><img {picture} alt="a"></p>') == '<p><img alt="a"></p>'


def test_a_picture_of_this_site_gets_through_as_it_is() -> None:
    assert sanitised(f"<figure>{CUP}<figcaption>a</figcaption></figure>") == (
        f"<figure>{CUP}<figcaption>a</figcaption></figure>"
    )


def test_a_head_without_its_bytes_is_none() -> None:
    assert some_files(frozenset({"tom.png"})) == {"tom.png": FILES["tom.png"]}
    assert FileHead.beginning(FILES["tom.png"]) is None
    assert 'class="new"' in html("![[tom.png]]")
