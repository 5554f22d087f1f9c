from __future__ import annotations

import hashlib
import hmac
import http.server
import json
import re
import threading
import time
from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar

import pytest
from sqlalchemy import select

from wikiapp.database import now
from wikiapp.moderation import posting
from wikiapp.moderation.posting import NotSent, post
from wikiapp.moderation.sending import forget_notices, send_due
from wikiapp.moderation.webhook import PAUSES, Delivery
from wikiapp.people.role import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.browsing import Visitor
    from wikiapp.config import Config
    from wikiapp.database import Database

NOTICES = "/moderation/notices"
SECRET = re.compile(r"<code>([^<]+)</code></p>")


class Chat(http.server.BaseHTTPRequestHandler):
    """The other side: keeps what comes, and answers as it is told to."""

    came: ClassVar[list[tuple[dict[str, str], bytes]]] = []
    answers: ClassVar[list[int]] = []

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.came.append((dict(self.headers), body))
        self.send_response(self.answers.pop(0) if self.answers else 204)
        self.send_header("Location", "http://127.0.0.1:1/elsewhere")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def chat() -> Iterator[str]:
    """The address of a server that takes notices."""
    Chat.came, Chat.answers = [], []
    server = http.server.HTTPServer(("127.0.0.1", 0), Chat)
    worker = threading.Thread(target=server.serve_forever, args=(0.02,))
    worker.start()
    yield f"http://127.0.0.1:{server.server_port}/hooks/1?to=moderators"
    server.shutdown()
    worker.join()
    server.server_close()


@pytest.fixture
def host(signed_in: Callable[[str, Role], Visitor], chat: str) -> Visitor:
    """A host who has notices sent to the chat."""
    visitor = signed_in("Vera", Role.HOST)
    assert visitor.send(NOTICES, NOTICES, address=chat).status_code == 303
    return visitor


@pytest.fixture
def send(database: Database, config: Config) -> Callable[[], int]:
    """Do what the process beside the servers does."""
    return lambda: send_due(database, config.secret_key, inside=True)


def test_a_notice_arrives_and_proves_where_it_comes_from(host: Visitor, send: Callable[[], int]) -> None:
    host.send(f"{NOTICES}/trials", NOTICES)
    assert Chat.came == []  # nothing is sent while somebody waits for an answer
    assert send() == 1
    (headers, body), secret = Chat.came[0], SECRET.search(host.read(NOTICES).text)
    assert secret
    at, signed = re.fullmatch(r"t=(\d+),v1=(\w+)", headers["X-Wikiapp-Signature"]).groups()  # type: ignore[union-attr]
    expected = hmac.new(secret[1].encode(), f"{at}.".encode() + body, hashlib.sha256).hexdigest()
    assert signed == expected
    assert abs(int(at) - time.time()) < 60
    assert json.loads(body)["event"] == "trial"
    assert "arrived" in host.read(NOTICES).text
    assert send() == 0


def test_moderators_are_told_of_reports_of_what_waits_of_hits_and_of_objections(
    host: Visitor, ann: Visitor, number_of: Callable[[str], int], send: Callable[[], int]
) -> None:
    fields = {"name": "Kaffe", "does": "hold", "question-0": "says", "value-0": "kaffe", "lines": "1"}
    assert host.send("/moderation/filters/new", "/moderation/filters/new", **fields).status_code == 303
    host.read("/moderation/filters/1/trial")
    host.send("/moderation/filters/1/switches", "/moderation/filters/1/trial", version="1")
    ann.save("Te", "Te er godt.", name="Ann Usagt")
    ann.send("/wiki/Te/reports", "/wiki/Te/reports", summary="Det er forkert")
    ann.save("Kaffe", "Køb kaffe.")
    path = f"/people/{number_of('Ann Usagt')}/blocks"
    host.send(path, path, **{"for": "120"})
    ann.send("/appeals", words="Det var te.")
    while send():
        pass
    told = [json.loads(body) for _, body in Chat.came]
    assert sorted(one["event"] for one in told) == ["filter_hit", "held", "objection", "reported"]
    assert all(one["address"].startswith("http://localhost/") for one in told)
    assert "Ann" not in str(Chat.came)


def test_what_does_not_arrive_is_tried_again_later_and_later_and_then_given_up(
    host: Visitor, send: Callable[[], int], database: Database
) -> None:
    Chat.answers = [500, 302, *[503] * (len(PAUSES) - 1)]
    host.send(f"{NOTICES}/trials", NOTICES)
    waits = []
    while send():
        with database.writing() as session:
            one = session.scalars(select(Delivery)).one()
            waits += [one.next_at - now()] if one.next_at else []
            one.next_at = now() if one.next_at else None
            session.commit()
    assert [round(each.total_seconds()) for each in waits] == list(PAUSES)
    assert len(Chat.came) == len(PAUSES) + 1
    page = host.read(NOTICES).text
    assert "given up" in page
    assert "answered 503" in page
    host.send(f"{NOTICES}/1/retries", NOTICES)
    assert send() == 1
    assert "arrived" in host.read(NOTICES).text


def test_what_a_process_was_killed_over_is_sent_by_another_after_a_while(
    host: Visitor, send: Callable[[], int], database: Database
) -> None:
    host.send(f"{NOTICES}/trials", NOTICES)
    with database.writing() as session:
        one = session.scalars(select(Delivery)).one()
        assert one.claim(session)
        session.commit()
    assert send() == 0
    with database.writing() as session:
        session.scalars(select(Delivery)).one().next_at = now()
        session.commit()
    assert send() == 1


def test_two_processes_never_try_the_same_at_once(host: Visitor, database: Database) -> None:
    host.send(f"{NOTICES}/trials", NOTICES)
    with database.reading() as one, database.reading() as other:
        first, second = one.scalars(Delivery.due()).one(), other.scalars(Delivery.due()).one()
    with database.writing() as session:
        assert first.claim(session)
        assert not second.claim(session)


@pytest.mark.parametrize(
    "place", ["127.0.0.1", "169.254.169.254", "10.0.0.1", "192.168.1.1", "::1", "fe80::1%eth0", "fd00:ec2::254",
              "::ffff:169.254.169.254", "64:ff9b::a9fe:a9fe", "2002:a9fe:a9fe::1", "0.0.0.0", "224.0.0.1"],
)  # fmt: skip
def test_nothing_inside_is_reached_whatever_its_name_is(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(posting, "_looked_up", lambda _host, _port: place)
    with pytest.raises(NotSent, match="network of its own"):
        post("http://chat.example/", {}, "x", number=1)


def test_the_other_side_may_be_inside_where_that_is_allowed(chat: str) -> None:
    with pytest.raises(NotSent, match="network of its own"):
        post(chat, {}, "x", number=1)
    assert post(chat, {}, "x", number=1, inside=True) == 204


def test_a_redirect_is_not_followed(chat: str) -> None:
    Chat.answers = [307]
    assert post(chat, {}, "x", number=1, inside=True) == 307
    assert len(Chat.came) == 1


@pytest.mark.parametrize(
    "address", ["ftp://chat.example/", "file:///etc/passwd", "https://a:b@chat.example/", "te"]
)
def test_an_address_that_is_none_of_the_web_is_refused(address: str, host: Visitor) -> None:
    answer = host.send(NOTICES, NOTICES, address=address)
    assert answer.status_code == 422
    assert f'value="{address}"' in answer.text


def test_without_an_address_nothing_is_noted(host: Visitor, send: Callable[[], int]) -> None:
    host.send(NOTICES, NOTICES, address="")
    host.send(f"{NOTICES}/trials", NOTICES)
    assert send() == 0
    assert Chat.came == []


def test_a_new_secret_takes_the_place_of_the_old_one(host: Visitor) -> None:
    secrets = []
    for _ in range(2):
        found = SECRET.search(host.read(NOTICES).text)
        assert found
        secrets.append(found[1])
        host.send(f"{NOTICES}/secrets", NOTICES)
    assert secrets[0] != secrets[1]


def test_old_notices_go(host: Visitor, database: Database) -> None:
    host.send(f"{NOTICES}/trials", NOTICES)
    forget_notices(database)
    with database.writing() as session:
        session.scalars(select(Delivery)).one().created_at = now() - timedelta(days=31)
        session.commit()
    forget_notices(database)
    with database.reading() as session:
        assert session.scalars(select(Delivery)).all() == []
