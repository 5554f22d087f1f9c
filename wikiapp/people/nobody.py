"""Who is named where it shall not be told who it was."""

from __future__ import annotations

from wikiapp.language import gettext as _

NUMBER = 0  # which no person has


class Nobody:
    """What a reader is told of an author who is suppressed: no name, no number, and where it is said why."""

    id = NUMBER
    path = "/moderation/log"

    @property
    def name(self) -> str:
        """Return what is said in the place of a name."""
        return _("name suppressed")


NOBODY = Nobody()
