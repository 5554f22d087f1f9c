"""What waits for a moderator comes as a feed: to moderators alone, and to their programs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import feedparser

from tests.browsing import Visitor

if TYPE_CHECKING:
    from flask import Flask

AT = "/moderation/feed.atom"
TOKEN = re.compile(r'value="(wikiapp_[^"]+)"')


def test_what_waits_is_told_until_somebody_has_dealt_with_it(
    app: Flask, ann: Visitor, moderator: Visitor, stranger: Visitor
) -> None:
    assert feedparser.parse(moderator.read(AT).text).entries == []
    ann.save("Te", "Te er godt.", name="Ann")
    stranger.send("/wiki/Te/reports", "/wiki/Te/reports", summary="Det passer <ikke>.")
    Visitor(app.test_client()).save("Kaffe", "Kaffe.", website="x", to_moderator="1", name="Ben")
    told = feedparser.parse(moderator.read(AT).text)
    assert [(one.title, one.author) for one in told.entries] == [
        ("Kaffe waits for a moderator", "Ben"), ("Te was reported", "a reader"),
    ]  # fmt: skip
    assert told.bozo == 0
    assert len({one.id for one in told.entries}) == 2
    moderator.send("/moderation/reports/1/settlements", "/moderation")
    assert [one.title for one in feedparser.parse(moderator.read(AT).text).entries] == [
        "Kaffe waits for a moderator"
    ]


def test_nobody_else_gets_it(ann: Visitor, moderator: Visitor, stranger: Visitor) -> None:
    ann.save("Te", "Te er godt.", name="Ann")
    for _ in range(2):
        assert moderator.read(AT).status_code == 200
        assert stranger.read(AT).status_code == 302
        assert ann.read(AT).status_code in {302, 403}


def test_a_program_reads_it_by_a_moderators_token(moderator: Visitor, stranger: Visitor) -> None:
    made = moderator.send("/account/tokens", "/account/tokens", name="Reader", scope="read", days="7")
    found = TOKEN.search(made.text)
    assert found is not None
    assert stranger.read(AT, Authorization=f"Bearer {found[1]}").mimetype == "application/atom+xml"
