"""People with browsers, in the place of the people themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browsing import Visitor

if TYPE_CHECKING:
    from flask import Flask


@pytest.fixture
def ann(app: Flask) -> Visitor:
    """Somebody who writes."""
    return Visitor(app.test_client())


@pytest.fixture
def ben(app: Flask) -> Visitor:
    """Somebody else who writes."""
    return Visitor(app.test_client())


@pytest.fixture
def stranger(app: Flask) -> Visitor:
    """Somebody who only reads, without a cookie."""
    return Visitor(app.test_client())
