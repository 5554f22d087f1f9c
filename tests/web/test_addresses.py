from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from flask.testing import FlaskClient

PATHS = [
    "/people/{}",
    "/people/{}/blocks",
    "/people/{}/feed.atom",
    "/held/{}",
    "/moderation/filters/{}",
    "/people/{}/erasures",
]


@pytest.mark.parametrize("path", PATHS)
def test_a_number_that_no_row_can_have_is_at_no_address(path: str, client: FlaskClient) -> None:
    assert client.get(path.format(2**31)).status_code == 404
    assert client.get(path.format("9" * 30)).status_code == 404
