"""A real Chromium against a real server, for what only a browser shows."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.chromium import MISSING, find
from tests.browser.complaints import Complaints
from tests.serving import serving

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
WIKIAPP = (sys.executable, "-m", "wikiapp")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
DEVICES: dict[str, dict[str, Any]] = {
    "phone": {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True},
    "tablet": {"viewport": {"width": 1024, "height": 768}, "has_touch": True},
    "desktop": {"viewport": {"width": 1440, "height": 900}},
    "screen": {"viewport": {"width": 1920, "height": 1080}},
}


class OpenPage(Protocol):
    """Opens a page of a visitor that the others know nothing of: a device, its cookies and its language."""

    def __call__(
        self, device: str = "desktop", *, dark: bool = False, language: str = "en", javascript: bool = True
    ) -> Page: ...


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give all tests here to one worker, so that one browser and one server do for all of them."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="package")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder where the wiki is kept."""
    return tmp_path_factory.mktemp("wiki")


@pytest.fixture(scope="package")
def server(data: Path) -> Iterator[str]:
    """Serve the demo content; the address is every page's base, so that tests go to "/changes"."""
    with serving(*WIKIAPP, "serve", "--demo", folder=data, cwd=ROOT) as address:
        yield address


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Start the one browser in which every visitor has a context of their own."""
    chromium = find()
    if chromium is None:
        pytest.fail(MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def complaints() -> Iterator[Complaints]:
    """Collect what pages complain of, which fails the test; one that provokes an error clears it."""
    complaints = Complaints()
    yield complaints
    if complaints.heard:
        pytest.fail("\n".join(complaints.heard), pytrace=False)


@pytest.fixture
def open_page(browser: Browser, server: str, complaints: Complaints) -> Iterator[OpenPage]:
    """Open pages of visitors who have nothing in common; their contexts close with the test."""
    contexts = []

    def open_page(
        device: str = "desktop", *, dark: bool = False, language: str = "en", javascript: bool = True
    ) -> Page:
        context = browser.new_context(
            **DEVICES[device],
            base_url=server,
            color_scheme="dark" if dark else "light",
            java_script_enabled=javascript,
            locale=language,
            reduced_motion="reduce",
        )
        contexts.append(context)
        context.set_default_timeout(15_000)
        return complaints.listen_to(context.new_page())

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def sign_in(data: Path) -> Callable[[Page, str, str], Page]:
    """Sign a page's visitor in: `sign_in(page, "Vera", "host")`."""

    def sign_in(page: Page, name: str, role: str) -> Page:
        command = (*WIKIAPP, "people", "add", name, "--role", role)
        environment = os.environ | {"WIKIAPP_DATA_DIR": str(data)}
        said = subprocess.run(
            command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True
        ).stdout
        page.goto(re.findall(r"/sign-in/\S+", said)[0])
        page.locator("main button").click()
        page.wait_for_url("**/account")
        return page

    return sign_in


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """Return the page of a visitor at a desk."""
    return open_page()


@pytest.fixture
def phone(open_page: OpenPage) -> Page:
    """Return the page of a visitor with a phone in hand."""
    return open_page("phone")


@pytest.fixture
def tablet(open_page: OpenPage) -> Page:
    """Return the page of a visitor at the stand's tablet."""
    return open_page("tablet")


@pytest.fixture
def without_javascript(open_page: OpenPage) -> Page:
    """Return a page on which no script runs."""
    return open_page(javascript=False)
