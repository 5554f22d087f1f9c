"""A wiki in which somebody wrote what nobody shall read, wherever it could show; and its search index."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from tests.exchange.conftest import bring, exported, lines, new_wiki
from tests.search.conftest import collections, level
from tests.visitors import moderator, signed_in, stranger
from wikiapp.content import Content
from wikiapp.content.suppression import CHOSEN, Hidden
from wikiapp.discussion.anchor import Passage
from wikiapp.discussion.comment import Comment
from wikiapp.moderation.hiding import hide as hide_in
from wikiapp.people.person import Person
from wikiapp.wiki.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask

    from wikiapp.content import Revision
    from wikiapp.database import Database

__all__ = ["bring", "collections", "exported", "level", "lines", "moderator", "new_wiki", "signed_in", "stranger"]

SECRET, GOSSIP, CULPRIT = "Hemmelighus", "Sladrevorn", "Skurkesen"
OPEN = "Te er godt.\n\nKaffe er sort.\n"
ELSEWHERE = ("/static/", "/language/", "/search", "/pages/random")
NUMBER = 3  # of the revision that says it
FORBIDDEN = re.compile(f"{SECRET}|{GOSSIP}|{CULPRIT}", re.IGNORECASE)


@pytest.fixture
def told(database: Database) -> int:
    """Return the number of a page of which revision 3 says something; it was talked about, and taken out since."""
    with database.writing() as session:
        people = ann, culprit, ben = Person("Ann"), Person(CULPRIT), Person("Ben")
        session.add_all(people)
        session.flush()
        page = Page.write(session, author=ann, title="Te", body="Te er godt.\n", language="da")
        page.save_revision(author=ann, body=OPEN)
        page.save_revision(author=culprit, body=f"{OPEN}\n{SECRET} bor i gaden.\n", summary=f"om {GOSSIP}")
        Comment.write(subject=page, author=ben, body="Passer det?", about=Passage(f"{SECRET} bor", 30, NUMBER))
        page.save_revision(author=ben, body=f"{OPEN}\nVand er vådt.\n", summary="væk med det")
        page.save_revision(author=ann, body=f"{OPEN}\nVand er vådt, og is er kold.\n")
        Page.write(session, author=ben, title="Mere", body="Se [[Te]]. {{Te}}\n", language="da")
        session.commit()
        return page.id


@pytest.fixture
def hide(database: Database) -> Callable[..., list[int]]:
    """Suppress something of the page, as a moderator: `hide(told)`."""

    def hide(content: int, *numbers: int, what: Hidden = CHOSEN) -> list[int]:
        with database.writing() as session:
            by = session.scalar(select(Person).where(Person.name == "Mod")) or Person("Mod")
            session.add(by)
            session.flush()
            page = session.get_one(Content, content)
            found: list[Revision] = hide_in(page, numbers or [NUMBER], what, by=by, reason="loven")
            session.commit()
            return [one.number for one in found]

    return hide


@pytest.fixture
def addresses(app: Flask) -> Callable[[], list[str]]:
    """Return all addresses of the site that a stranger is led to from its front page and its feeds."""

    def addresses() -> list[str]:
        client, known, new = app.test_client(), set[str](), {"/", "/changes", "/changes.atom", "/sitemap.xml"}
        while new:
            path = new.pop()
            known.add(path)
            answer = client.get(path)
            textual = answer.mimetype == "text/html" and "/static/" not in path
            found = re.findall(r'(?:href|action)="(/[^"#]*)', answer.text) if textual else []
            for one in found:
                led_to = unescape(one)
                if led_to not in known and not led_to.startswith(ELSEWHERE):
                    new.add(led_to)
        return sorted(known)

    return addresses
