"""What was done, in words: for every list of revisions, and for feeds."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, cast

from flask import current_app

from wikiapp.content import Action
from wikiapp.language import current
from wikiapp.language import gettext as _
from wikiapp.web import transaction

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from flask import Flask
    from sqlalchemy.orm import Session

    from wikiapp.content import Revision

    Places = Mapping[str, Callable[[Session], dict[int, str]]]

STAND, DEVICE = "stand", "device"  # sorts of places where something is written


def use(app: Flask, kinds: Mapping[str, Callable[[], str]], places: Places) -> None:
    """Let templates tell it, too; `kinds` says what contents of each kind are called, `places` what there are."""
    app.jinja_env.globals["did"] = did
    app.extensions["kinds"], app.extensions["places"] = kinds, places


def kinds() -> dict[str, str]:
    """Return the kinds of content, and what each is called in the language of this request."""
    told: Mapping[str, Callable[[], str]] = current_app.extensions["kinds"]
    return {kind: called() for kind, called in told.items()}


def places(sort: str) -> dict[int, str]:
    """Return what the stands are called, by their numbers, or the devices: those are for moderators alone."""
    return cast("Places", current_app.extensions["places"])[sort](transaction.session())


def deeds() -> dict[str, str]:
    """Return the words for each action, to go after a name."""
    return _deeds(current())


@cache
def _deeds(_language: str) -> dict[str, str]:
    return {
        Action.WROTE: _("wrote"),
        Action.RENAMED: _("changed the title"),
        Action.DELETED: _("deleted the text"),
        Action.RESTORED: _("restored the text"),
        Action.REVERTED: _("went back to an earlier version"),
        Action.UNDID: _("undid a change"),
        Action.SUGGESTED: _("suggested a text"),
        Action.ADOPTED: _("took up a suggestion"),
        Action.PUBLISHED: _("published it"),
        Action.WITHDRAWN: _("took it back"),
        "began": _("began the text"),
        "uploaded": _("uploaded it"),
        "commented": _("wrote a comment"),
    }


def did(revision: Revision) -> str:
    """Return what a revision did, in those words."""
    begins = revision.number == 1 and revision.action == Action.WROTE
    return deeds()[revision.content.begins if begins else revision.action]
