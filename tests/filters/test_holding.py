"""What waits for a moderator: who sees it, and what becomes of it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from tests.files.drawings import drawn, saved
from tests.filters.conftest import count, moderator_in
from wikiapp.checking import check
from wikiapp.content import Content
from wikiapp.database import now
from wikiapp.discussion.comment import Comment
from wikiapp.filters.filter import Does
from wikiapp.filters.held import Held, goes_free
from wikiapp.people.first_writings import hold_first_writings
from wikiapp.people.person import Person
from wikiapp.wiki.page import Page

if TYPE_CHECKING:
    from flask import Flask

    from tests.browsing import Visitor
    from tests.filters.conftest import SwitchOn
    from wikiapp.database import Database

CASINO = "Spil på casino!\n"
PUBLIC = ("/changes", "/pages", "/blog/", "/wiki/Te/discussion", "/search?q=casino", "/sitemap.xml", "/")


@pytest.fixture
def holding(ann: Visitor, switch_on: SwitchOn) -> Visitor:
    """Somebody who is known here, in whose texts a filter looks for a word."""
    ann.save("Te", "Te er godt.\n", name="Ann")
    switch_on(Does.HOLD, ("says", "casino"))
    return ann


def test_a_new_page_waits_out_of_sight(
    holding: Visitor, ben: Visitor, moderator: Visitor, database: Database
) -> None:
    held = holding.save("Spil", CASINO)
    assert held.location == "/held/1"
    assert "waits for a moderator" in holding.read("/held/1").text
    assert "Spil på casino!" in holding.read("/held/1").text
    assert ben.read("/held/1").status_code == 404
    assert [path for path in PUBLIC if "på casino" in ben.read(path).text] == []
    assert ben.read("/wiki/Spil").status_code == 404
    queue = moderator.read("/moderation").text
    assert "Spil på casino!" in queue
    assert "Casinoer" in queue
    assert moderator.send("/held/1/approval").location.startswith("/moderation")
    assert "på casino" in ben.read("/wiki/Spil").text
    assert 'href="/wiki/Spil"' in holding.read("/held/1").text
    with database.reading() as session:
        page = session.scalars(select(Content).where(Content.address == "spil")).one()
        assert page.latest.author.name == "Ann"
    assert list(check(database)) == []


def test_what_waits_takes_no_title(holding: Visitor, ben: Visitor, moderator: Visitor) -> None:
    holding.save("Spil", CASINO)
    assert ben.save("Spil", "Spil er sjovt.\n").location == "/wiki/Spil"
    answer = moderator.send("/held/1/approval")
    assert answer.location == "/held/1"
    assert "something of that title by now" in moderator.read("/held/1").text
    assert ben.said("Spil") == "Spil er sjovt.\n"
    moderator.send("/held/1/decline")
    assert "has declined it" in holding.read("/held/1").text
    assert "Spil på casino!" in holding.read("/held/1").text


def test_a_change_waits_as_a_suggestion(holding: Visitor, moderator: Visitor, database: Database) -> None:
    holding.save("Te", f"Te er godt.\n\n{CASINO}")
    assert holding.said("Te") == "Te er godt.\n"
    queue = moderator.read("/moderation").text
    assert "Te er godt." not in queue.split('id="ui_held"')[1].split("<h2")[0]
    moderator.send("/held/1/approval")
    assert holding.said("Te") == f"Te er godt.\n\n{CASINO}"
    assert list(check(database)) == []


def test_a_change_that_collides_by_now_is_settled_by_hand(
    holding: Visitor, ben: Visitor, moderator: Visitor
) -> None:
    holding.save("Te", "Te er casino.\n")
    ben.save("Te", "Te er varmt.\n")
    answer = moderator.send("/held/1/approval")
    assert answer.location == "/wiki/Te/revisions/2"
    assert "1</b> text that waits" in moderator.read("/moderation").text
    moderator.send("/wiki/Te/adoptions", suggestion="2")
    moderator.save("Te", "Te er varmt casino.\n", settles="2")
    moderator.send("/held/1/approval")
    assert "0</b> texts that wait" in moderator.read("/moderation").text
    assert moderator.said("Te") == "Te er varmt casino.\n"


def test_a_comment_waits_with_what_it_answers(
    holding: Visitor, ben: Visitor, moderator: Visitor, database: Database
) -> None:
    at = "/wiki/Te/discussion"
    ben.send(at, body="Hvorfor?", name="Ben")
    held = holding.send(at, body=CASINO, answers="2")
    assert held.location == "/held/1"
    assert "på casino" not in ben.read(at).text
    moderator.send("/held/1/approval")
    said = ben.read(at).text
    assert "på casino" in said
    assert said.index("Hvorfor?") < said.index("på casino")
    with database.reading() as session:
        assert [one.parent_id for one in session.scalars(select(Comment))] == [None, 2]


def test_a_comment_on_what_is_gone_can_not_be_approved(holding: Visitor, moderator: Visitor) -> None:
    holding.send("/wiki/Te/discussion", body=CASINO)
    moderator.send("/wiki/Te/deletion")
    assert moderator.send("/held/1/approval").location == "/held/1"
    assert "there any longer" in moderator.read("/held/1").text


def test_a_post_waits_as_a_draft(holding: Visitor, ben: Visitor, moderator: Visitor) -> None:
    held = holding.send("/blog/new", title="Spil", body=CASINO, language="da", publish="1")
    assert held.location == "/held/1"
    assert "casino" not in ben.read("/blog/").text
    assert ben.read("/blog/spil").status_code == 404
    moderator.send("/held/1/approval")
    assert "på casino" in ben.read("/blog/spil").text


def test_a_draft_that_was_changed_meanwhile_is_looked_at_again(holding: Visitor, moderator: Visitor) -> None:
    holding.send("/blog/new", title="Spil", body=CASINO, language="da", publish="1")
    draft = holding.read("/blog/spil").location
    more = {"title": "Spil", "language": "da", "based_on": "1"}
    assert holding.send(f"{draft}/edit", body="Køb nu!\n", **more).status_code == 303
    assert moderator.send("/held/1/approval").location == "/held/1"
    seen = moderator.read("/held/1").text
    assert "changed meanwhile" in seen
    assert "Køb nu!" in seen
    moderator.send("/held/1/approval")
    assert "Køb nu!" in holding.read("/blog/spil").text


def test_a_draft_that_is_published_later_waits_as_well(holding: Visitor, moderator: Visitor) -> None:
    draft = holding.send("/blog/new", title="Spil", body=CASINO, language="da").location
    assert holding.send(f"{draft}/publication").location == "/held/1"
    assert holding.read("/blog/spil").status_code == 302
    moderator.send("/held/1/decline")
    assert "på casino" in holding.read(draft).text


def test_a_file_waits(holding: Visitor, ben: Visitor, moderator: Visitor) -> None:
    sent = {"file": (io.BytesIO(saved(drawn((30, 20)), "PNG")), "te.png"), "alternative": "Te"}
    held = holding.send("/files/new", "/files/new", body=CASINO, language="da", **sent)
    assert held.location == "/held/1"
    assert "te.png" not in ben.read("/files/").text
    moderator.send("/held/1/approval")
    assert "te.png" in ben.read("/files/").text


def test_a_file_without_its_bytes_is_not_held(holding: Visitor, database: Database) -> None:
    assert holding.send("/files/new", "/files/new", body=CASINO, language="da").status_code == 422
    assert count(database, Held) == 0


def test_whoever_was_approved_goes_free_until_declined(holding: Visitor, moderator: Visitor) -> None:
    holding.save("Spil", CASINO)
    moderator.send("/held/1/approval")
    assert holding.save("Spil", CASINO * 2).location == "/wiki/Spil"
    assert "Casinoer" in holding.read("/changes").text


def test_a_decline_ends_going_free(database: Database) -> None:
    with database.writing() as session:
        person, by = Person("Ann"), moderator_in(session)
        session.add(person)
        session.flush()
        assert not goes_free(session, person)
        page = Page.write(session, author=person, title="Te", body="Te.\n", language="da")
        for approved, free in ((True, True), (False, False), (True, True)):
            held = _held(person)
            session.add(held)
            held.approve(page, by=by) if approved else held.decline(by=by)
            session.flush()
            assert goes_free(session, person) is free


def test_deciding_is_for_moderators_and_is_written_down(
    holding: Visitor, ben: Visitor, moderator: Visitor
) -> None:
    holding.save("Spil", CASINO)
    for act in ("approval", "decline"):
        assert holding.send(f"/held/1/{act}").status_code == 403
        assert ben.send(f"/held/1/{act}").status_code == 403
    moderator.send("/held/1/decline")
    moderator.send("/held/1/approval")
    assert ben.read("/wiki/Spil").status_code == 404
    log = ben.read("/moderation/log").text
    assert "declined what waited of" in log
    assert "approved what waited of" not in log.partition('class="acts"')[2]


class TestFirstWritings:
    """At a place where what somebody writes first shall wait."""

    @pytest.fixture(autouse=True)
    def stand(self, app: Flask) -> None:
        app.before_request(hold_first_writings)

    def test_they_wait_without_any_filter(self, ann: Visitor, ben: Visitor, moderator: Visitor) -> None:
        assert ann.save("Te", "Te er godt.\n").location == "/held/1"
        assert "a first writing" in moderator.read("/moderation").text
        moderator.send("/held/1/approval")
        assert ben.read("/wiki/Te").status_code == 200
        assert ann.save("Te", "Te er meget godt.\n").location == "/wiki/Te"
        assert ben.save("Te", "Te er varmt.\n").location == "/held/2"

    def test_moderators_go_free(self, moderator: Visitor) -> None:
        assert moderator.save("Te", "Te er godt.\n").location == "/wiki/Te"


def _held(person: Person) -> Held:
    return Held(
        person=person, reason="", kind="page", title="Te", language="da", body="Te.\n", said={}, created_at=now()
    )  # fmt: skip
