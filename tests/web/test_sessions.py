from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from flask.testing import FlaskClient


@pytest.mark.parametrize(("scheme", "secure"), [("http", False), ("https", True)])
@pytest.mark.parametrize("path", ["/wiki/Te/edit", "/language/da"])
def test_cookies_that_came_by_https_go_by_https_alone(
    client: FlaskClient, path: str, scheme: str, secure: bool
) -> None:
    cookies = client.get(path, base_url=f"{scheme}://localhost").headers.getlist("Set-Cookie")
    assert cookies
    assert all(("Secure" in one) is secure and "HttpOnly" in one and "SameSite=Lax" in one for one in cookies)
