from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.browsing import Visitor


def test_a_page_shows_what_was_written(ann: Visitor, stranger: Visitor) -> None:
    ann.save("Te", "Te er **godt**.\n", name="Ann")
    page = stranger.read("/wiki/Te")
    assert page.status_code == 200
    assert "<strong>godt</strong>" in page.text
    assert "Ann" in page.text


def test_a_text_says_its_own_language_and_the_interface_another(ann: Visitor, stranger: Visitor) -> None:
    ann.save("Te", "Te er godt.\n", language="da")
    page = stranger.read("/wiki/Te", Accept_Language="en").text
    assert '<html lang="en"' in page
    assert 'lang="da"' in page


@pytest.mark.parametrize("spelling", ["te", "TE", "Te/", "tE"])
def test_any_spelling_leads_to_the_true_one(ann: Visitor, stranger: Visitor, spelling: str) -> None:
    ann.save("Te", "Te er godt.\n")
    answer = stranger.read(f"/wiki/{spelling}")
    assert (answer.status_code, answer.location) == (301, "/wiki/Te")


def test_composed_and_decomposed_letters_lead_to_the_same_page(ann: Visitor, stranger: Visitor) -> None:
    ann.save("Grøn_ål", "Å.\n")
    assert stranger.read("/wiki/grøn_a\u030al").location == "/wiki/Gr%C3%B8n_%C3%A5l"
    assert stranger.read("/wiki/Gr%C3%B8n%20%C3%A5l").location == "/wiki/Gr%C3%B8n_%C3%A5l"


def test_another_spelling_of_a_history_leads_to_that_history(ann: Visitor, stranger: Visitor) -> None:
    ann.save("Te", "Te er godt.\n")
    assert stranger.read("/wiki/te/history?before=2").location == "/wiki/Te/history?before=2"


def test_a_page_that_is_not_written_invites_to_write_it(stranger: Visitor) -> None:
    answer = stranger.read("/wiki/Kaffe")
    assert answer.status_code == 404
    assert 'href="/wiki/Kaffe/edit"' in answer.text


@pytest.mark.parametrize("title", ["a[b", "a//b", "../x", "x/edit/edit", "a%00b", "%E2%80%8Be", "x" * 300])
def test_an_impossible_title_is_explained(stranger: Visitor, title: str) -> None:
    assert stranger.read(f"/wiki/{title}").status_code in {400, 404}


def test_links_to_what_is_not_written_turn_ordinary_when_it_is(ann: Visitor, stranger: Visitor) -> None:
    ann.save("Te", "Se [[Kaffe]].\n")
    assert 'class="new"' in stranger.read("/wiki/Te").text
    ann.save("Kaffe", "Kaffe er sort.\n")
    assert 'class="new"' not in stranger.read("/wiki/Te").text


def test_a_transcluded_page_is_shown_as_it_is_now(ann: Visitor, stranger: Visitor) -> None:
    ann.save("Opslag", "Første udgave.\n")
    ann.save("Te", "{{Opslag}}\n")
    assert "Første udgave." in stranger.read("/wiki/Te").text
    ann.save("Opslag", "Anden udgave.\n")
    assert "Anden udgave." in stranger.read("/wiki/Te").text


def test_a_redirect_leads_on_and_says_where_from(ann: Visitor, stranger: Visitor) -> None:
    ann.save("Mikrovirksomhed", "Lille.\n")
    ann.save("MV", "#OMDIRIGERING [[Mikrovirksomhed]]\n")
    answer = stranger.read("/wiki/MV")
    assert (answer.status_code, answer.location) == (302, "/wiki/Mikrovirksomhed?from=MV")
    assert "/wiki/MV?redirect=no" in stranger.read(answer.location).text
    assert stranger.read("/wiki/MV?redirect=no").status_code == 200


def test_two_redirects_to_each_other_end(ann: Visitor, stranger: Visitor) -> None:
    ann.save("A", "#REDIRECT [[B]]\n")
    ann.save("B", "#REDIRECT [[A]]\n")
    answer = stranger.read(stranger.read("/wiki/A").location)
    assert answer.status_code == 200


def test_a_category_page_lists_its_members_in_either_language(ann: Visitor, stranger: Visitor) -> None:
    ann.save("Te", "Grøn. [[Kategori:Drikke]]\n")
    ann.save("Coffee", "Black. [[Category:Drikke]]\n")
    ann.save("Kategori:Drikke", "Det man drikker.\n")
    page = stranger.read("/wiki/Kategori:Drikke").text
    assert 'href="/wiki/Te"' in page
    assert 'href="/wiki/Coffee"' in page
    assert stranger.read("/wiki/Category:drikke").location == "/wiki/Kategori:Drikke"


def test_what_links_here_tells_of_links_and_transclusions(ann: Visitor, stranger: Visitor) -> None:
    ann.save("Te", "Godt.\n")
    ann.save("Drikke", "Se [[te|den grønne]].\n")
    ann.save("Forside_2", "{{Te}}\n")
    page = stranger.read("/wiki/Te/links").text
    assert 'href="/wiki/Drikke"' in page
    assert 'href="/wiki/Forside_2"' in page


def test_lists_tell_of_all_wanted_and_orphaned_pages_and_categories(ann: Visitor, stranger: Visitor) -> None:
    ann.save("Te", "Se [[Kaffe]] og [[Kakao]]. [[Kategori:Drikke]]\n")
    ann.save("Kaffe", "Se [[Te]].\n")
    ann.save("Ensom", "Ingen ved det.\n")
    assert all(f'href="/wiki/{title}"' in stranger.read("/pages").text for title in ("Te", "Kaffe", "Ensom"))
    assert 'href="/wiki/Kakao"' in (wanted := stranger.read("/pages/wanted").text)
    assert 'href="/wiki/Kaffe"' not in wanted
    assert 'href="/wiki/Ensom"' in (orphaned := stranger.read("/pages/orphaned").text)
    assert 'href="/wiki/Te"' not in orphaned
    assert "Drikke" in stranger.read("/categories").text
    assert stranger.read("/pages/random").status_code == 302


def test_long_lists_are_paged_without_holes(ann: Visitor, stranger: Visitor) -> None:
    titles = [f"Side_{number:03}" for number in range(105)]
    token = ann.token()
    for title in titles:
        ann.client.post(f"/wiki/{title}/edit", data={"csrf_token": token, "body": "x", "language": "da"})
    first, second = stranger.read("/pages").text, stranger.read("/pages?after=side%20099").text
    shown = [title for title in titles if f'"/wiki/{title}"' in first or f'"/wiki/{title}"' in second]
    assert shown == titles
    assert "after=side+099" in first


def test_the_front_page_is_that_of_the_readers_language(ann: Visitor, stranger: Visitor) -> None:
    assert stranger.read("/", Accept_Language="da").status_code == 200
    ann.save("Forside", "Velkommen hertil.\n")
    ann.save("Front_page", "Welcome here.\n")
    assert "Velkommen hertil." in stranger.read("/", Accept_Language="da").text
    assert "Welcome here." in stranger.read("/", Accept_Language="en").text
