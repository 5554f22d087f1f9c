"""What a page complains of while nobody looks: its errors, and what its own policy forbids it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import ConsoleMessage, Error, Page, Response

REFUSED = 400


class Complaints:
    """Listens to pages; an answer of 404 or 409 to a visit is no complaint, a missing style sheet is one."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self._refused_visits: set[str] = set()

    def listen_to(self, page: Page) -> Page:
        """Write down from now on what this page complains of."""
        page.on("response", self._note_visit)
        page.on("console", self._note_message)
        page.on("pageerror", self._note_error)
        return page

    def clear(self) -> None:
        """Forget what was heard: the test provoked it."""
        self.heard.clear()

    def _note_visit(self, response: Response) -> None:
        if response.status >= REFUSED and response.request.is_navigation_request():
            self._refused_visits.add(response.url)

    def _note_message(self, message: ConsoleMessage) -> None:
        if message.type == "error" and message.location["url"] not in self._refused_visits:
            self.heard.append(f"{message.location['url']}: {message.text}")

    def _note_error(self, error: Error) -> None:
        self.heard.append(f"uncaught: {error.stack or error.message}")
