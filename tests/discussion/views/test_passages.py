"""Comments on a passage: marked on the page, found again after edits, and told where the words are gone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.browsing import hidden_fields

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browsing import Visitor

    Say = Callable[..., int]

AT = "/wiki/Te/discussion"
TEXT = "Te er **godt** for alle, siger [[Ann]].\n\nDen skal trække i fem minutter, ikke mere.\n"
PASSAGE = "Den skal trække i fem minutter"
MARK = re.compile(r'<mark class="talked">(.*?)</mark>')


@pytest.fixture(autouse=True)
def _tea(ann: Visitor) -> None:
    ann.save("Te", TEXT)


def test_a_passage_that_is_talked_about_is_marked_at_once_and_leads_to_the_comment(
    ben: Visitor, stranger: Visitor, comment: Say
) -> None:
    assert "talked" not in stranger.read("/wiki/Te").text
    number = comment(ben, "Sort te, ja. Grøn te tre.", quote=f" {PASSAGE}\n")
    page = stranger.read("/wiki/Te").text
    assert MARK.findall(page) == [PASSAGE]
    assert f'href="/comments/{number}" aria-label="1 comment on this">1</a>' in page
    discussion = stranger.read(AT).text
    assert f'<blockquote lang="en">{PASSAGE}</blockquote>' in discussion.replace('lang="da"', 'lang="en"')
    assert f'href="/wiki/Te#talk-{number}"' in discussion


def test_marks_stand_around_words_only_and_no_link_stands_within_another(
    ben: Visitor, stranger: Visitor, comment: Say
) -> None:
    comment(ben, "For alle?", quote="er godt for alle, siger Ann")
    page = stranger.read("/wiki/Te").text
    assert MARK.findall(page) == ["er ", "godt", " for alle, siger ", "Ann"]
    assert re.search(r'<a [^>]*><mark class="talked">Ann</mark></a><a class="talk"', page)


def test_several_comments_on_the_same_words_share_a_mark(ann: Visitor, ben: Visitor, comment: Say) -> None:
    comment(ben, "Fire!", quote=PASSAGE)
    newest = comment(ann, "Fem.", quote="Den skal trække i fem minutter, ikke mere")
    page = ben.read("/wiki/Te").text
    assert "".join(MARK.findall(page)) == "Den skal trække i fem minutter, ikke mere"
    assert page.count('class="talk"') == 1
    assert f'<a class="talk" id="talk-{newest - 1}"' in page or f'<a class="talk" id="talk-{newest}"' in page
    assert "2 comments on this" in page


def test_an_edited_passage_is_found_again(ann: Visitor, ben: Visitor, comment: Say) -> None:
    comment(ben, "Fire!", quote=PASSAGE)
    ann.save("Te", "Nyt øverst.\n\n" + TEXT.replace("i fem minutter", "i højst fem minutter"))
    assert MARK.findall(ben.read("/wiki/Te").text) == ["Den skal trække i højst fem minutter"]
    assert "In the text" in ben.read(AT).text


def test_words_that_are_gone_are_told_so_and_shown_where_they_stood(
    ann: Visitor, ben: Visitor, comment: Say
) -> None:
    comment(ben, "Fire!", quote=PASSAGE)
    ann.save("Te", "Te er godt.\n")
    assert "talked" not in ben.read("/wiki/Te").text
    page = ben.read(AT).text
    assert "These words are no longer in the text." in page
    assert '<a href="/wiki/Te/revisions/1">They stood in version 1</a>' in page
    assert PASSAGE in ben.read("/wiki/Te/revisions/1").text


def test_words_of_a_version_that_was_overtaken_meanwhile_are_taken_as_they_stood(
    ann: Visitor, ben: Visitor, comment: Say
) -> None:
    ann.save("Te", "Te er godt.\n")
    comment(ben, "Fire!", quote=PASSAGE, revision=1)
    assert "They stood in version 1" in ben.read(AT).text


def test_words_that_never_stood_there_are_refused_and_nothing_typed_is_lost(ben: Visitor) -> None:
    answer = ben.send(AT, form_at=f"{AT}?write", body="Fire!", quote="Kaffe er sort og stærk")
    assert answer.status_code == 422
    assert "These words aren&#39;t in the text." in answer.text
    assert "Fire!" in answer.text
    assert "Kaffe er sort og stærk" in answer.text
    assert 'aria-describedby="ui_quote_error"' in answer.text


def test_the_form_opens_with_the_words_that_were_selected(ben: Visitor) -> None:
    page = ben.read(f"{AT}?write&quote=fem+minutter&position=40&revision=1").text
    assert "fem minutter</textarea>" in page
    held = hidden_fields(page)
    assert (held["position"], held["revision"]) == ("40", "1")


def test_a_deleted_comment_marks_nothing(ben: Visitor, comment: Say) -> None:
    number = comment(ben, "Fire!", quote=PASSAGE)
    ben.send(f"/comments/{number}/deletion")
    assert "talked" not in ben.read("/wiki/Te").text
