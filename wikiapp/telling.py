"""What was done, in words: for every list of revisions, and for feeds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikiapp.content import Action
from wikiapp.language import gettext as _

if TYPE_CHECKING:
    from flask import Flask

    from wikiapp.content import Revision


def use(app: Flask) -> None:
    """Let templates tell it, too."""
    app.jinja_env.globals.update(deeds=deeds, did=did)


def deeds() -> dict[str, str]:
    """Return the words for each action, to go after a name; looked up once for a whole list."""
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


def did(revision: Revision, words: dict[str, str]) -> str:
    """Return what a revision did, in the words of `deeds`."""
    begins = revision.number == 1 and revision.action == Action.WROTE
    return words[revision.content.begins if begins else revision.action]
