"""A stand of its own for every test in a browser: its host, and devices that belong to it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.browser.conftest import OpenPage

EDITOR = "/wiki/Micro-business/edit"
SECRET = "Half a sentence that nobody else sees."


@pytest.fixture(scope="module")
def host_link(server: str, data: Path) -> str:
    """The way in for a host of this file's own."""
    command = [sys.executable, "-m", "wikiapp", "people", "add", "Vært", "--role", "host"]
    environment = os.environ | {"WIKIAPP_DATA_DIR": str(data)}
    told = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True).stdout
    return told.strip().splitlines()[-1].partition("8000")[2]


@pytest.fixture(scope="module")
def signed_in() -> dict[str, object]:
    """What the host's browser keeps, once one has signed in."""
    return {}


@pytest.fixture
def host(open_page: OpenPage, host_link: str, signed_in: dict[str, object]) -> Page:
    page = open_page()
    if "cookies" in signed_in:
        page.context.add_cookies(signed_in["cookies"])  # type: ignore[arg-type]  # as it gave them
    else:
        page.goto(host_link)
        page.get_by_role("button", name="Sign in as Vært").click()
        signed_in["cookies"] = page.context.cookies()
    return page


@pytest.fixture
def stand(host: Page) -> str:
    """The path of a new stand that works on one page."""
    return _opened(host, "Micro-business")


@pytest.fixture
def own_page(host: Page) -> str:
    """The address of a page that nobody else writes to."""
    title = f"Bod_{uuid4().hex[:8]}"
    host.goto(f"/wiki/{title}/edit")
    host.locator("#ui_body").fill("It fits in one sentence.\n")
    host.locator("main .primary[type=submit]").click()
    host.wait_for_url(f"**/wiki/{title}")
    return f"/wiki/{title}"


@pytest.fixture
def own_stand(host: Page, own_page: str) -> str:
    """The path of a new stand that works on a page of its own."""
    return _opened(host, own_page.removeprefix("/wiki/"))


@pytest.fixture
def register(host: Page, stand: str) -> Callable[[Page], Page]:
    """Let a page's browser, in whichever language, belong to the stand: it shows the card then."""

    def register(page: Page) -> Page:
        host.goto(stand)
        host.locator("form.form button").click()
        page.goto(host.locator("figcaption").inner_text())
        page.locator("main button").click()
        expect(page.locator(".languages")).to_be_visible()
        return page

    return register


def _opened(host: Page, title: str) -> str:
    host.goto("/stands/new")
    host.get_by_label("What it is called").fill(f"Prøve {uuid4().hex[:8]}")
    host.get_by_label("The pages that it works on").fill(title)
    host.get_by_role("button", name="Save").click()
    expect(host.get_by_text("Saved.")).to_be_visible()
    return re.sub(r"https?://[^/]+", "", host.url)
