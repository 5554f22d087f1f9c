"""A person's data is erased: their name is nowhere any more, and what they wrote is there as before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from tests.browsing import Visitor
from wikiapp.checking import check
from wikiapp.database import now
from wikiapp.filters.held import Held, hold
from wikiapp.people import kept
from wikiapp.people.claim import Claim, claim_of
from wikiapp.people.mail.address import ask_to_confirm
from wikiapp.people.one_time_link import OneTimeLink
from wikiapp.people.outside.identity import link
from wikiapp.people.outside.shown import Shown
from wikiapp.people.passkeys.challenge import new_challenge
from wikiapp.people.passkeys.passkey import Passkey
from wikiapp.people.password import Password, set_password
from wikiapp.people.person import Person
from wikiapp.people.role import Role
from wikiapp.people.second_factor import factor
from wikiapp.people.second_factor.recovery import new_codes
from wikiapp.people.sign_in import SignIn
from wikiapp.people.tokens.token import Scope, new_token
from wikiapp.turns.parked import ParkedText
from wikiapp.wiki.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask

    from wikiapp.database import Database
    from wikiapp.search.collection import Collections

NAME, PASSWORD = "Kunigunde Vemmelund", "et langt kodeord"
OWN = "/account/erasure"


@pytest.fixture
def kunigunde(signed_in: Callable[[str, Role], Visitor], database: Database, ann: Visitor) -> Visitor:
    """Somebody with an account, who wrote something that somebody else undid."""
    visitor = signed_in(NAME, Role.WRITER)
    with database.writing() as session:
        set_password(session.scalars(select(Person).where(Person.name == NAME)).one(), PASSWORD)
        session.commit()
    ann.save("Te", "Te er godt.", name="Ann")
    visitor.save("Te", "Te er bedst af alt.", summary="bedre")
    ann.send("/wiki/Te/undos", "/wiki/Te/edit", revision="2")
    visitor.save("Kaffe", "Kaffe er sort.")
    visitor.send("/wiki/Kaffe/agreements", "/wiki/Kaffe/edit")
    visitor.send("/wiki/Kaffe/discussion", "/wiki/Kaffe/edit", body="Eller er den brun?")
    return visitor


def test_the_name_is_nowhere_any_more_and_the_texts_stay(  # noqa: PLR0917 -- all of it is the stage
    kunigunde: Visitor, moderator: Visitor, stranger: Visitor, number_of: Callable[[str], int],
    addresses: Callable[[], list[str]], level: Callable[[], None], collections: Collections, database: Database,
    exported: Callable[..., bytes],
) -> None:  # fmt: skip
    level()
    number = number_of(NAME)
    searches = [f"/search?q={words}&in={place}" for words in ("kaffe", "bedst") for place in ("text", "history")]
    paths = {*addresses(), *searches, "/search?q=by:Kunigunde&in=history", f"/people/{number}"}
    assert sum(NAME in stranger.read(path).text for path in paths) > 10
    path = f"/people/{number}/erasures"
    preview = moderator.read(path).text
    assert "<b>1</b> summaries of changes in which the name stands" in preview
    receipt = moderator.send(path, path, sure="1").text
    assert f"Anonym {number}" in receipt
    assert NAME not in receipt
    level()
    assert [path for path in paths if NAME in stranger.read(path).text] == []
    assert NAME not in exported(database).decode()
    assert f"Anonym {number}" in stranger.read("/search?q=kaffe&in=history").text
    assert "Kaffe er sort." in stranger.read("/wiki/Kaffe").text
    assert list(check(database, index=collections)) == []


def test_whatever_lets_them_in_is_gone_and_a_second_time_finds_nothing(
    kunigunde: Visitor, moderator: Visitor, number_of: Callable[[str], int], database: Database
) -> None:
    number = number_of(NAME)
    path = f"/people/{number}/erasures"
    with database.writing() as session:
        who = session.get_one(Person, number)
        claim_of(session, who, "key")
        factor.begin(who)
        new_codes(who, "key")
        new_challenge(session, who)
        new_token(who, "A program", Scope.READ, 7)
        ask_to_confirm(who, "kunigunde@example.org")
        link(who, Shown("https://provider.example", "17", "kunigunde"))
        keys = {"credential_id": b"1", "public_key": b"2", "sign_count": 0, "created_at": now()}
        session.add(Passkey(person_id=number, name="A key", **keys))
        session.flush()
        assert {session.scalar(select(func.count()).select_from(table)) for table in kept.TABLES} == {1, 10}
        session.add(ParkedText(person_id=number, place="/wiki/Te/edit", data="{}", parked_at=now()))
        session.commit()
    moderator.send(path, path, sure="1")
    assert kunigunde.read("/account").status_code == 302
    with database.reading() as session:
        who = session.get_one(Person, number)
        assert (who.login, who.role) == (None, Role.GUEST)
        for table in (Password, SignIn, OneTimeLink, Claim, ParkedText, *kept.TABLES):
            assert session.scalar(select(func.count()).select_from(table).where(table.person_id == number)) == 0
        since = who.erased_at
    again = re.findall(r"<li><b>(\d+)</b>", moderator.send(path, path, sure="1").text)
    assert set(again) == {"0"}
    with database.reading() as session:
        assert session.get_one(Person, number).erased_at == since
    assert moderator.read("/moderation/log").text.split("<ol")[1].count("erased the data of") == 1


def test_what_waits_for_a_moderator_waits_no_more_and_says_nothing(
    kunigunde: Visitor, moderator: Visitor, number_of: Callable[[str], int], database: Database
) -> None:
    number = number_of(NAME)
    path = f"/people/{number}/erasures"
    with database.writing() as session:
        who = session.get_one(Person, number)
        hold(
            who, reason="", kind="page", content=None, number=None, title="Min adresse", language="da",
            body="Bor på Vej 3.", said={"name": NAME},
        )  # fmt: skip
        session.commit()
    assert "Bor på Vej 3." in moderator.read("/moderation").text
    assert "<b>1</b> texts that wait or waited" in moderator.read(path).text
    moderator.send(path, path, sure="1")
    assert "Bor på Vej 3." not in moderator.read("/moderation").text
    with database.reading() as session:
        kept = session.scalars(select(Held)).one()
        assert (kept.title, kept.body, kept.said) == ("", "", {})
        assert kept.decided_at is not None


def test_somebody_erases_themselves_by_their_password(
    kunigunde: Visitor, stranger: Visitor, number_of: Callable[[str], int]
) -> None:
    number = number_of(NAME)
    assert "What was written stays" in kunigunde.read(OWN).text
    for sent in ({"old": "et andet kodeord", "sure": "1"}, {"old": PASSWORD}):
        assert kunigunde.send(OWN, OWN, **sent).status_code == 422
    assert NAME in stranger.read("/wiki/Kaffe").text
    receipt = kunigunde.send(OWN, OWN, old=PASSWORD, sure="1")
    assert receipt.status_code == 200
    assert kunigunde.read("/account").status_code == 302
    assert f"Anonym {number}" in stranger.read("/wiki/Kaffe").text
    assert NAME not in stranger.read("/wiki/Kaffe").text


def test_a_guest_erases_themselves_and_is_a_stranger_then(ben: Visitor, stranger: Visitor) -> None:
    ben.save("Vand", "Vand er vådt.", name="Ben Bentsen")
    ben.send(OWN, OWN, sure="1")
    assert "Ben Bentsen" not in stranger.read("/wiki/Vand/history").text
    ben.save("Vand", "Vand er meget vådt.", name="En anden")
    assert "En anden" in stranger.read("/wiki/Vand/history").text


def test_what_they_wrote_is_suppressed_where_that_is_asked_for(
    kunigunde: Visitor, moderator: Visitor, stranger: Visitor, number_of: Callable[[str], int], database: Database
) -> None:
    path = f"/people/{number_of(NAME)}/erasures"
    moderator.send(path, path, sure="1", works="1")
    assert stranger.read("/wiki/Kaffe").status_code == 410
    assert "bedst af alt" not in stranger.read("/wiki/Te/revisions/2").text
    assert "Te er godt." in stranger.read("/wiki/Te").text
    assert "Eller er den brun" not in stranger.read("/wiki/Kaffe/discussion").text
    with database.reading() as session:
        assert session.scalars(Page.called("Kaffe")).one().deleted_at
    assert list(check(database)) == []


def test_nobody_erases_who_may_do_as_much_nor_the_only_host(
    kunigunde: Visitor,
    moderator: Visitor,
    signed_in: Callable[[str, Role], Visitor],
    number_of: Callable[[str], int],
) -> None:
    host, other = signed_in("Vera", Role.HOST), signed_in("Mia", Role.MODERATOR)
    theirs, own, vera = (f"/people/{number_of(name)}/erasures" for name in ("Mia", NAME, "Vera"))
    assert kunigunde.send(theirs, "/wiki/Te/edit", sure="1").status_code == 403
    assert moderator.send(theirs, theirs, sure="1").status_code == 422
    assert moderator.send(vera, vera, sure="1").status_code == 422
    assert moderator.send(own, own).status_code == 422
    assert host.send(OWN, OWN, sure="1").status_code == 422
    assert "Vera" in host.read("/account").text
    assert host.send(theirs, theirs, sure="1").status_code == 200
    assert other.read("/moderation").status_code == 302


def test_other_names_that_only_begin_alike_are_left_alone(
    ann: Visitor, ben: Visitor, moderator: Visitor, number_of: Callable[[str], int], stranger: Visitor
) -> None:
    ann.save("Te", "Te er godt.", name="Ann")
    ben.save("Te", "Te er bedst.", name="Annette", summary="tak til Annette og ikke til Ann")
    ben.save("Te", "Te er bedst af alt.", summary="Annettes egen mening")
    path = f"/people/{number_of('Ann')}/erasures"
    moderator.send(path, path, sure="1")
    history = stranger.read("/wiki/Te/history").text
    assert "Annettes egen mening" in history
    assert "ikke til Ann" not in history


def test_the_guest_whom_they_took_along_is_erased_with_them(
    app: Flask, kunigunde: Visitor, moderator: Visitor, number_of: Callable[[str], int]
) -> None:
    guest = Visitor(app.test_client())
    guest.save("Saft", "Saft er godt.", name="Vemmelund junior")
    code = re.search(r"/claim/([0-9A-Z-]+)", guest.read("/claim").text)
    assert code is not None
    assert kunigunde.send(f"/claim/{code[1]}", f"/claim/{code[1]}").status_code == 303
    assert "Saft er godt." in kunigunde.read("/account/data.json").text
    path = f"/people/{number_of(NAME)}/erasures"
    assert "<b>2</b> the name" in moderator.read(path).text
    moderator.send(path, path, sure="1", works="1")
    assert "Vemmelund" not in moderator.read("/wiki/Saft/history").text
    assert "Saft er godt." not in guest.read("/wiki/Saft").text
