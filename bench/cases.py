"""What is measured: one request each, and how much of the bare route's cost it may be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from bench.corpus import WORDS, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from bench.servers import Answer, Server

SAVED = range(20, 40)  # the pages that are saved, none of which is edited behind the server's back
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
TOKEN = re.compile(rb'name="csrf_token"[^>]*value="([^"]+)"')


@dataclass(frozen=True)
class Case:
    """`ask` sends the n-th request of its kind; `at_most` is the promised ratio, None where none is promised."""

    name: str
    at_most: float | None
    ask: Callable[[Server, int], None]


def cases(server: Server, edit: Callable[[str, str], None], level: Callable[[], None]) -> list[Case]:
    """Return all of them, for a server of the wiki.

    `edit(title, body)` saves a page without asking the server, `level()` lets the search index see all that was
    saved: pages of results are kept only while it has.
    """
    writer = Writer(server, edit)
    tag = server.ask("GET", "/wiki/Side_1").headers["ETag"]
    return [
        Case("page view, cached", 1.5, view("/wiki/Side_1")),
        Case("page view, not modified (304)", 1.2, view("/wiki/Side_1", 304, {"If-None-Match": tag})),
        Case("page view, any of 50, cached", 1.5, lambda s, n: view(f"/wiki/Side_{n % 50}")(s, n)),
        Case("history of 500 revisions, 50 shown, cached", 10, view("/wiki/Historik_500/history")),
        Case("history of 100,000 revisions, 50 shown, cached", 10, view("/wiki/Historik_100000/history")),
        Case("history of 500, for a reader with a session", None,
             view("/wiki/Historik_500/history", 200, writer.cookie)),
        Case("history of 100,000, for a reader with a session", None,
             view("/wiki/Historik_100000/history", 200, writer.cookie)),
        Case("page view, for a reader with a session", None, view("/wiki/Side_1", 200, writer.cookie)),
        Case("diff of neighbours, cached", 2, view("/wiki/Historik_500/diff?from=2&to=3")),
        Case("page view, after a save of another page", None, writer.view_after_another),
        Case("search page, cached", 1.5, lambda s, n: (n or level(), view("/search?q=virksomhed")(s, n))[1]),
        Case("search page, for a reader with a session", None,
             lambda s, n: view(f"/search?q={quote(WORDS[n % len(WORDS)])}", 200, writer.cookie)(s, n)),
        Case("suggestions", 10, lambda s, n: view(f"/search/suggest?q=si{'de'[: n % 3]}")(s, n)),
        Case("page view after an edit: first rendering of 1,000 words", 60, writer.first_view),
        Case("a save (POST)", 25, writer.save),
    ]  # fmt: skip


def view(path: str, status: int = 200, headers: dict[str, str] | None = None) -> Callable[[Server, int], None]:
    """Return what asks for a page and expects a status."""

    def ask(server: Server, _number: int) -> None:
        answer = server.ask("GET", path, headers=headers)
        if answer.status != status:
            raise AssertionError(f"{path} answered {answer.status}")

    return ask


class Writer:
    """Somebody who edits: with a cookie and a form token, and knowing the newest revision of each page."""

    def __init__(self, server: Server, edit: Callable[[str, str], None]) -> None:
        self.edit = edit
        form = server.ask("GET", "/wiki/Side_2/edit")
        self.cookie = {"Cookie": form.headers["Set-Cookie"].split(";")[0]}
        found = TOKEN.search(form.body)
        if found is None:
            raise AssertionError("the editor has no form token")
        self.token, self.newest = found[1].decode(), dict[int, int]()
        answer = self._post(server, 2)
        self.cookie = {"Cookie": answer.headers["Set-Cookie"].split(";")[0]}

    def save(self, server: Server, number: int) -> None:
        """Save one more revision of a page."""
        self._post(server, SAVED.start + number % len(SAVED))

    def first_view(self, server: Server, number: int) -> None:
        """Look at a page as the first one after an edit of it."""
        self.edit("Side 3", text(3, number + 1_000_000))
        view("/wiki/Side_3")(server, number)

    def view_after_another(self, server: Server, number: int) -> None:
        """Look at a page that is kept, of an older edition than the newest."""
        self.edit("Side 4", text(4, number + 1_000_000))
        view("/wiki/Side_1")(server, number)

    def _post(self, server: Server, page: int) -> Answer:
        number = self.newest.get(page, 1)
        fields = {
            "csrf_token": self.token, "body": text(page, number), "summary": "a bench", "language": "da",
            "based_on": number,
        }  # fmt: skip
        answer = server.ask("POST", f"/wiki/Side_{page}/edit", urlencode(fields), {**FORM, **self.cookie})
        if answer.status != 303:
            raise AssertionError(f"saving answered {answer.status}")
        self.newest[page] = number + 1
        return answer
