"""A person with a browser, without the browser: keeps the cookie, sends the token of the form it looked at."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

FIELD = re.compile(r'<input[^>]*name="(?P<name>\w+)"[^>]*?value="(?P<value>[^"]*)"')

MINE = re.compile(r'<textarea name="mine"[^>]*>\n(.*?)</textarea>', re.DOTALL)
HELD = re.compile(r'<textarea id="ui_body"[^>]*>\n(.*?)</textarea>', re.DOTALL)


class Visitor:
    """Reads pages and sends forms as a browser would."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client

    def read(self, path: str, **headers: str) -> TestResponse:
        """Ask for a page."""
        return self.client.get(path, headers={name.replace("_", "-"): value for name, value in headers.items()})

    def send(self, path: str, form_at: str = "/wiki/new", **fields: object) -> TestResponse:
        """Send a form, with the token of the form at `form_at`."""
        return self.client.post(path, data={"csrf_token": self.token(form_at), **fields})

    def save(self, title: str, body: str, **fields: object) -> TestResponse:
        """Open the editor of a page and save, based on what the editor was opened with unless told otherwise."""
        path = f"/wiki/{title}/edit"
        held = hidden_fields(self.read(path).text)
        return self.client.post(path, data={**held, "language": "da", "body": body, **fields})

    def settle(self, title: str, asked: TestResponse, **answers: str) -> TestResponse:
        """Answer the page of a collision that asks about a page of that title."""
        mine = MINE.search(asked.text)
        if mine is None:
            raise AssertionError("no text of mine is asked about")
        held = {**hidden_fields(asked.text), "mine": html.unescape(mine[1])}
        return self.client.post(f"/wiki/{title}/edit", data={**held, **answers})

    def said(self, title: str) -> str:
        """Return the text that the editor of a page holds."""
        text = HELD.search(self.read(f"/wiki/{title}/edit").text)
        if text is None:
            raise AssertionError("there is no editor")
        return html.unescape(text[1])

    def token(self, form_at: str = "/wiki/new") -> str:
        """Return the form token of this browser."""
        return hidden_fields(self.read(form_at).text)["csrf_token"]


def hidden_fields(page: str) -> dict[str, str]:
    """Return the hidden fields of the first form of a page that has a token."""
    hidden = [found for found in FIELD.finditer(page) if 'type="hidden"' in found[0]]
    return {found["name"]: html.unescape(found["value"]) for found in hidden}
