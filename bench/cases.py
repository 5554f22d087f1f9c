"""What is measured: one request each, and how much of the bare route's cost it may be."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from bench.corpus import DISCUSSED, GROWING, REVISIONS, SHOWING, WORDS, comment_text, text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bench.servers import Answer, Server

REFILLED_AFTER = 100  # saves: a budget holds more
SAVED = range(20, 40)  # the pages that are saved, none of which is edited behind the server's back
STALE = range(40, 60)  # those that are
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
UNDER_WORK = f"/wiki/{GROWING.replace(' ', '_')}"
PICTURE = re.compile(rb'<img src="([^"]+)"')
TOKEN = re.compile(rb'name="csrf_token"[^>]*value="([^"]+)"')


@dataclass(frozen=True)
class Case:
    """`ask` sends the n-th request of its kind; `at_most` is the promised ratio, None where none is promised."""

    name: str
    at_most: float | None
    ask: Callable[[Server, int], None]


def cases(
    server: Server, edit: Callable[[str, str], None], level: Callable[[], None], say: Callable[[str, str], None],
    refill: Callable[[], None],
) -> list[Case]:  # fmt: skip
    """Return all of them, for a server of the wiki.

    `edit(title, body)` saves a page without asking the server, `say(title, body)` comments on one, `level()` lets
    the search index see all that was saved: pages of results are kept only while it has. `refill()` lets whoever
    writes have written nothing yet, as far as budgets are concerned.
    """
    writer = Writer(server, edit, refill)
    tag = server.ask("GET", "/wiki/Side_1").headers["ETag"]
    shown = PICTURE.search(server.ask("GET", f"/wiki/{SHOWING}").body)
    if shown is None:
        raise AssertionError("the page shows no picture")
    picture = shown[1].decode()
    picture_tag = server.ask("GET", picture).headers["ETag"]
    return [
        Case("page view, cached", 1.5, view("/wiki/Side_1")),
        Case("page view, not modified (304)", 1.2, view("/wiki/Side_1", 304, {"If-None-Match": tag})),
        Case("page view, any of 50, cached", 1.5, lambda s, n: view(f"/wiki/Side_{n % 50}")(s, n)),
        Case("post page, cached", 1.5, view("/blog/indlaeg-1")),
        Case("post page, after a save of a page", None, writer.view_post_after_a_save),
        Case("list of posts, cached", 1.5, view("/blog/")),
        Case("feed of posts, cached", 1.5, view("/blog/feed.atom")),
        Case("history of 500 revisions, 50 shown, cached", 10, view("/wiki/Historik_500/history")),
        Case("history of 100,000 revisions, 50 shown, cached", 10, view("/wiki/Historik_100000/history")),
        Case("history of 500, for a reader with a session", None,
             view("/wiki/Historik_500/history", 200, writer.cookie)),
        Case("history of 100,000, for a reader with a session", None,
             view("/wiki/Historik_100000/history", 200, writer.cookie)),
        Case("page view, for a reader with a session", None, view("/wiki/Side_1", 200, writer.cookie)),
        Case("diff of neighbours, first time", 40, first_diffs(1)),
        Case("diff of neighbours, again", 2, view(f"{UNDER_WORK}/diff?from=2&to=3")),
        Case("diff of revisions far apart, first time", 60, first_diffs(240)),
        Case("diff of neighbours as rendered, first time", None, first_diffs(1, "&view=rendered")),
        Case("diff of neighbours as rendered, again", 2, view(f"{UNDER_WORK}/diff?from=2&to=3&view=rendered")),
        Case("blame, cached", 10, view("/wiki/Historik_500/blame")),
        Case("blame, for a reader with a session", None, view("/wiki/Historik_500/blame", 200, writer.cookie)),
        *(Case(f"discussion of {count} comments, after one more", 60, discussed(title, say))
          for title, count in DISCUSSED.items()),
        *(Case(f"discussion of {count} comments, again", 2, view(f"/wiki/{title.replace(' ', '_')}/discussion"))
          for title, count in DISCUSSED.items()),
        Case("page with a picture, cached", 1.5, view(f"/wiki/{SHOWING}")),
        Case("a picture of 70 KB", None, view(picture)),
        Case("a picture, not modified (304)", None, view(picture, 304, {"If-None-Match": picture_tag})),
        Case("page view, after a save of another page", None, writer.view_after_another),
        Case("search page, cached", 1.5, _once_level(level, view("/search?q=virksomhed"))),
        Case("search page, for a reader with a session", None,
             lambda s, n: view(f"/search?q={quote(WORDS[n % len(WORDS)])}", 200, writer.cookie)(s, n)),
        Case("suggestions", 10, lambda s, n: view(f"/search/suggest?q=si{'de'[: n % 3]}")(s, n)),
        Case("page view after an edit: first rendering of 1,000 words", 60, writer.first_view),
        Case("a save (POST)", 25, writer.save),
        Case("a save on a stale base, merged (POST)", 50, writer.save_stale),
    ]  # fmt: skip


def first_diffs(apart: int, seen_as: str = "") -> Callable[[Server, int], None]:
    """Return what asks for a difference that nobody has asked for yet, of revisions so far apart."""
    starts = iter(range(3, REVISIONS - apart))

    def ask(server: Server, _number: int) -> None:
        start = next(starts)
        view(f"{UNDER_WORK}/diff?from={start}&to={start + apart}{seen_as}")(server, 0)

    return ask


def discussed(title: str, say: Callable[[str, str], None]) -> Callable[[Server, int], None]:
    """Return what looks at a discussion in which something was said since the last look."""
    chance = random.Random(3)

    def ask(server: Server, _number: int) -> None:
        say(title, comment_text(chance))
        view(f"/wiki/{title.replace(' ', '_')}/discussion")(server, 0)

    return ask


def _once_level(level: Callable[[], None], ask: Callable[[Server, int], None]) -> Callable[[Server, int], None]:
    def ask_when_level(server: Server, number: int) -> None:
        if number == 0:
            level()
        ask(server, number)

    return ask_when_level


def view(path: str, status: int = 200, headers: Mapping[str, str] | None = None) -> Callable[[Server, int], None]:
    """Return what asks for a page and expects a status."""

    def ask(server: Server, _number: int) -> None:
        answer = server.ask("GET", path, headers=headers)
        if answer.status != status:
            raise AssertionError(f"{path} answered {answer.status}")

    return ask


class Writer:
    """Somebody who edits: with a cookie and a form token, and knowing the newest revision of each page."""

    def __init__(self, server: Server, edit: Callable[[str, str], None], refill: Callable[[], None]) -> None:
        self.edit, self.refill, self.sent = edit, refill, 0
        form = server.ask("GET", "/wiki/Side_2/edit")
        self.cookie = {"Cookie": form.headers["Set-Cookie"].split(";")[0]}
        found = TOKEN.search(form.body)
        if found is None:
            raise AssertionError("the editor has no form token")
        self.token, self.newest = found[1].decode(), dict[int, int]()
        self.stale: dict[int, tuple[int, int, int | None]] = {}  # number, first and last line of each page
        answer = self._post(server, 2)
        self.cookie = {"Cookie": answer.headers["Set-Cookie"].split(";")[0]}

    def save(self, server: Server, number: int) -> None:
        """Save one more revision of a page."""
        self._post(server, SAVED.start + number % len(SAVED))

    def save_stale(self, server: Server, number: int) -> None:
        """Save a revision of a page whose end somebody else has changed meanwhile."""
        page = STALE.start + number % len(STALE)
        newest, top, end = self.stale.get(page, (1, 0, None))
        self.edit(f"Side {page}", _ending(text(page, top), number))
        self._send(server, page, _ending(text(page, number + 1), end), newest)
        self.stale[page] = newest + 2, number + 1, number

    def first_view(self, server: Server, number: int) -> None:
        """Look at a page as the first one after an edit of it."""
        self.edit("Side 3", text(3, number + 1_000_000))
        view("/wiki/Side_3")(server, number)

    def view_after_another(self, server: Server, number: int) -> None:
        """Look at a page that is kept, of an older edition than the newest."""
        self.edit("Side 4", text(4, number + 1_000_000))
        view("/wiki/Side_1")(server, number)

    def view_post_after_a_save(self, server: Server, number: int) -> None:
        """Look at a post that is kept, of an older edition than the newest."""
        self.edit("Side 4", text(4, number + 1_000_000))
        view("/blog/indlaeg-1")(server, number)

    def _post(self, server: Server, page: int) -> Answer:
        number = self.newest.get(page, 1)
        answer = self._send(server, page, text(page, number), number)
        self.newest[page] = number + 1
        return answer

    def _send(self, server: Server, page: int, body: str, based_on: int) -> Answer:
        self.sent += 1
        if self.sent % REFILLED_AFTER == 0:
            self.refill()
        fields = {
            "csrf_token": self.token, "body": body, "summary": "a bench", "language": "da", "based_on": based_on,
        }  # fmt: skip
        answer = server.ask("POST", f"/wiki/Side_{page}/edit", urlencode(fields), {**FORM, **self.cookie})
        if answer.status != 303:
            raise AssertionError(f"saving answered {answer.status}")
        return answer


def _ending(body: str, number: int | None) -> str:
    return body if number is None else f"{body}\nTil sidst kom nummer {number}.\n"
