from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import pytest

from tests.browsing import Visitor

if TYPE_CHECKING:
    from flask import Flask

OLD = "# Smag\n\nTe er **godt**.\n\n- sort\n- grøn\n\nMere[^1].\n\n[^1]: en note\n"
NEW = "# Smag\n\nTe er **meget godt**.\n\n- sort\n- grøn\n\nMere[^1].\n\n[^1]: en note\n"
VIEW = "/wiki/Te/diff?view=rendered"


@pytest.fixture
def ann(app: Flask) -> Visitor:
    visitor = Visitor(app.test_client())
    visitor.save("Te", OLD, name="Ann")
    visitor.save("Te", NEW, name="Ann")
    return visitor


def test_the_text_is_shown_as_it_is_read_with_the_words_that_changed(ann: Visitor) -> None:
    page = ann.read(VIEW).text
    assert "<p>Te er <strong>godt</strong>.</p>" in page
    assert '<p>Te er <strong><ins class="words">meget </ins>godt</strong>.</p>' in page
    assert "<h2>Smag</h2>" in page
    assert "# Smag" not in page


def test_every_view_leads_to_this_one_and_the_neighbours_keep_it(ann: Visitor) -> None:
    assert "from=1&amp;to=2&amp;view=rendered" in ann.read("/wiki/Te/diff").text
    page = html.unescape(ann.read(VIEW).text)
    assert 'view=rendered" aria-current="true">As rendered</a>' in page
    assert '/wiki/Te/diff?from=0&to=1&view=rendered" rel="prev"' in page


def test_what_is_unchanged_is_folded_away_and_there(ann: Visitor) -> None:
    page = ann.read(VIEW, Accept_Language="da").text
    assert "<summary>3 uændrede stykker</summary>" in page
    assert "<li>grøn</li>" in page


def test_no_place_is_there_twice_and_links_lead_to_it_in_its_version(ann: Visitor) -> None:
    ann.save("Te", NEW.replace("Mere[^1]", "Mindre[^1]").replace("en note", "to noter"))
    page = ann.read(VIEW).text
    ids = re.findall(r' id="([^"]*)"', page)
    assert len(ids) == len(set(ids))
    for number in (2, 3):
        assert f'<a href="/wiki/Te/revisions/{number}#fn:1"' in page
        assert 'id="fn:1"' in ann.read(f"/wiki/Te/revisions/{number}").text


def test_what_only_looks_otherwise_is_said_in_words(ann: Visitor) -> None:
    ann.save("Te", f"{NEW}\n- [ ] [kop](/a)\n")
    ann.save("Te", f"{NEW.replace('**', '*')}\n- [x] [kop](/b)\n")
    page = ann.read(VIEW, Accept_Language="da").text
    assert all(words in page for words in ("Formatering ændret", "Krydset af", "Link ændret"))
    assert "<del>/a</del> <ins>/b</ins>" in page


def test_two_texts_that_look_the_same_are_said_to(ann: Visitor) -> None:
    ann.save("Te", f"{NEW}<!-- husk mælk -->\n")
    assert "De to udgaver ser ens ud." in ann.read(VIEW, Accept_Language="da").text
    assert "husk mælk" in ann.read("/wiki/Te/diff").text


def test_the_first_version_is_new_as_a_whole(ann: Visitor) -> None:
    page = ann.read("/wiki/Te/diff?to=1&view=rendered").text
    assert re.search(r'<div class="new whole">\s*<ins>\s*<div class="text" lang="da"><h2>Smag</h2>', page)
    assert 'class="old' not in page


def test_what_moved_leads_to_its_other_place(ann: Visitor) -> None:
    block = "Et helt afsnit, som er langt nok til at blive kendt igen.\n"
    ann.save("Te", f"{block}\nEt.\n\nTo.\n\nTre.\n")
    ann.save("Te", f"Et.\n\nTo.\n\nTre.\n\n{block}")
    page = ann.read(VIEW).text
    assert re.search(r'<div class="old moved" id="from-1">\s*<a href="#to-1">', page)
    assert re.search(r'<div class="new moved" id="to-1">\s*<a href="#from-1">', page)


def test_other_pages_within_it_stand_there_as_they_are_now(ann: Visitor) -> None:
    ann.save("Kaffe", "Kaffe er *sort*.\n")
    ann.save("Te", "Se:\n\n{{Kaffe}}\n")
    ann.save("Te", "Se her:\n\n{{Kaffe}}\n")
    ann.save("Kaffe", "Kaffe er *brun*.\n")
    page = ann.read(VIEW).text
    assert "<p>Kaffe er <em>brun</em>.</p>" in page
    assert "sort" not in page


def test_it_is_kept_for_readers_until_something_is_written(ann: Visitor, app: Flask) -> None:
    reader = Visitor(app.test_client())
    first = reader.read(VIEW)
    assert reader.read(VIEW, If_None_Match=first.headers["ETag"]).status_code == 304
    ann.save("Te", "Vand.\n")
    assert "Vand." in reader.read(VIEW).text


def test_programs_get_the_same_answer_however_they_want_to_see_it(ann: Visitor) -> None:
    assert ann.read(f"{VIEW}&format=json").json == ann.read("/wiki/Te/diff?format=json").json
