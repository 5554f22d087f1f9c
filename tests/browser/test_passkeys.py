"""Passkeys, with an authenticator that Chromium makes believe: made, used, and of no use once taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import barriers

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.complaints import Complaints
    from tests.browser.conftest import OpenPage

PASSWORD = "four words that differ"
AUTHENTICATOR = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
    "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip

OFFERS_NOTHING = "PublicKeyCredential.isConditionalMediationAvailable = async () => false"


@pytest.fixture
def site(server: str) -> str:
    """The same server by a name: numbers have no passkeys."""
    return server.replace("127.0.0.1", "localhost")


@pytest.fixture
def petra(open_page: OpenPage, site: str) -> Page:
    """Somebody with an account, a password, and a device that makes passkeys."""
    page = open_page()
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    page.goto(f"{site}/sign-up")
    page.fill("#ui_name", f"Petra {uuid4().hex[:6]}")
    page.fill("#ui_password", PASSWORD)
    page.locator("main .form button").click()
    page.wait_for_url("**/account")
    return page


def sign_out(page: Page, site: str) -> None:
    page.goto(f"{site}/sign-out")
    page.locator("main .form button").click()
    expect(page.get_by_text("You are signed out.")).to_be_visible()


def test_a_passkey_is_made_signs_in_and_can_be_taken_away(petra: Page, site: str, complaints: Complaints) -> None:
    petra.get_by_role("link", name="Passkeys").click()
    assert barriers(petra) == []
    petra.fill("#ui_name", "My laptop")
    petra.fill("#ui_old", "wrong")
    petra.get_by_role("button", name="Make a passkey").click()
    expect(petra.locator("#ui_passkey [role=status]")).to_contain_text("That isn't the password")
    complaints.clear()
    petra.fill("#ui_old", PASSWORD)
    petra.get_by_role("button", name="Make a passkey").click()
    expect(petra.locator(".ways")).to_contain_text("My laptop")
    assert barriers(petra) == []

    sign_out(petra, site)
    petra.goto(f"{site}/sign-in?next=/account")  # the field offers it, and this device takes what is offered
    petra.wait_for_url(f"{site}/account")
    expect(petra.locator(".notice")).to_contain_text("Welcome, Petra")

    sign_out(petra, site)
    petra.add_init_script(OFFERS_NOTHING)
    petra.goto(f"{site}/sign-in?next=/account")
    petra.get_by_role("button", name="Sign in with a passkey").click()
    petra.wait_for_url(f"{site}/account")

    petra.goto(f"{site}/account/passkeys")
    expect(petra.locator(".ways")).to_contain_text("last used")
    petra.get_by_role("button", name="Take My laptop away").click()
    expect(petra.locator("main")).to_contain_text("You have none yet.")
