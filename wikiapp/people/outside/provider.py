"""The provider that the settings name: the code flow of OpenID Connect, with PKCE, state and nonce."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, cast

from authlib.common.errors import AuthlibBaseError
from authlib.integrations.flask_client import OAuth
from flask import abort, current_app
from flask import session as cookie
from joserfc.errors import JoseError
from requests import RequestException

from wikiapp.logs import LOG
from wikiapp.people.outside.identity import LONGEST_ISSUER, LONGEST_SUBJECT
from wikiapp.people.outside.shown import Shown, taken_from
from wikiapp.web.answer import absolute

if TYPE_CHECKING:
    from flask import Flask
    from werkzeug.wrappers import Response

    from wikiapp.config import Config

NAME, EXTENSION = "oidc", "provider"
RETURN = "/sign-in/oidc/callback"
PATIENCE = 5  # seconds that a provider has for each answer
# Whatever is wrong with what it sends, it is told in one of these.
MALFORMED = (AuthlibBaseError, JoseError, RuntimeError, ValueError, KeyError, TypeError, AttributeError)


class ProviderAway(Exception):
    """The provider can't be reached."""


class NotShown(Exception):
    """The provider doesn't say who it is, or not in a way that can be believed."""


class Provider(NamedTuple):
    """The provider, and what people call it."""

    client: Any
    issuer: str
    label: str

    def leave(self) -> Response:
        """Lead somebody there, from where they come back to RETURN. Raises ProviderAway."""
        for old in [key for key in cookie if key.startswith(f"_state_{NAME}_")]:
            cookie.pop(old)  # what was begun before and never ended
        try:
            return cast("Response", self.client.authorize_redirect(absolute(RETURN)))
        except (RequestException, *MALFORMED) as error:
            raise _told(ProviderAway, error) from error

    def who_returns(self) -> Shown:
        """Return who it is that comes back from there. Raises ProviderAway, NotShown."""
        try:
            shown = taken_from(self.client.authorize_access_token()["userinfo"])
        except RequestException as error:
            raise _told(ProviderAway, error) from error
        except MALFORMED as error:
            raise _told(NotShown, error) from error
        fits = len(shown.issuer) <= LONGEST_ISSUER and 0 < len(shown.subject) <= LONGEST_SUBJECT
        if not fits or shown.issuer.rstrip("/") != self.issuer.rstrip("/"):
            raise NotShown(shown.issuer)
        return shown


def use(app: Flask, config: Config) -> None:
    """Let people sign in by the provider, where the settings name one."""
    named = _provider(app, config) if config.oidc_issuer and config.oidc_client_id else None
    app.extensions[EXTENSION] = named
    app.jinja_env.globals["provider"] = named and named.label


def provider() -> Provider:
    """Return it; answers 404 where there is none."""
    return there_is() or abort(404)


def there_is() -> Provider | None:
    """Return it, if there is one."""
    return cast("Provider | None", current_app.extensions[EXTENSION])


def _provider(app: Flask, config: Config) -> Provider:
    client = OAuth(app).register(
        NAME, client_id=config.oidc_client_id, client_secret=config.oidc_client_secret,
        server_metadata_url=f"{config.oidc_issuer.rstrip('/')}/.well-known/openid-configuration",
        client_kwargs={
            "scope": "openid profile", "code_challenge_method": "S256", "default_timeout": PATIENCE,
        },
    )  # fmt: skip
    return Provider(client, config.oidc_issuer, config.oidc_label or "OpenID")


def _told(as_what: type[Exception], error: Exception) -> Exception:
    LOG.warning("signing in elsewhere failed", extra={"facts": {"why": type(error).__name__}})
    return as_what(type(error).__name__)
