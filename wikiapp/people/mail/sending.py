"""The mail server of this app, where the settings name one."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from flask import abort, current_app

from wikiapp.people.mail.office import Office

if TYPE_CHECKING:
    from flask import Flask

EXTENSION = "mail"


def use(app: Flask, url: str, sender: str) -> None:
    """Send mails by that server.

    Links in them begin with the address that is configured, never with the one that was asked for: else anybody
    could have a mail sent to another that leads elsewhere.
    """
    given = url and sender and app.config["SITE_ADDRESS"]
    app.extensions[EXTENSION] = Office(url, sender) if given else None
    app.jinja_env.globals["sends_mail"] = bool(given)


def sends_mail() -> bool:
    """Tell whether there is one."""
    return current_app.extensions[EXTENSION] is not None


def office() -> Office:
    """Return it; answers 404 where there is none."""
    return cast("Office | None", current_app.extensions[EXTENSION]) or abort(404)
