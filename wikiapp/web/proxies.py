"""Servers that stand before this one, and say for whom they ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkzeug.middleware.proxy_fix import ProxyFix

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication


def believing(proxies: int, app: WSGIApplication) -> WSGIApplication:
    """Return the app as it believes what so many proxies say of the reader: address, host and scheme."""
    return ProxyFix(app, x_for=proxies, x_proto=proxies, x_host=proxies) if proxies else app
