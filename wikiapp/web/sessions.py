"""The cookie of the session: over HTTPS for HTTPS alone; over plain HTTP, as at a fair, it works all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import request
from flask.sessions import SecureCookieSessionInterface

if TYPE_CHECKING:
    from flask import Flask
    from itsdangerous import URLSafeTimedSerializer


def use(app: Flask) -> None:
    """Decide it at each request."""
    app.session_interface = Sessions()


class Sessions(SecureCookieSessionInterface):
    """Flask's signed cookies, secured as each request is, by a signer that is made once."""

    _signer: URLSafeTimedSerializer | None = None

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        """Return what signs."""
        self._signer = self._signer or super().get_signing_serializer(app)
        return self._signer

    def get_cookie_secure(self, _app: Flask) -> bool:
        """Tell whether the request came by HTTPS, as far as we or a proxy that is believed can tell."""
        return request.is_secure
