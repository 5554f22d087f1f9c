"""Why a page can't be called something, in words for the one who wanted to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikiapp.language import gettext as _

if TYPE_CHECKING:
    from wikiapp.titles import BadTitle


def why_title(error: BadTitle) -> str:
    """Say what is wrong with a title."""
    return {
        "empty": _("Give the page a title."),
        "not_text": _("The title holds signs that can't be seen. Type it again."),
        "forbidden": _("A title can't hold any of these signs: [ ] { } < > | # \\"),
        "too_large": _("The title is too long. Keep it under 200 letters."),
        "slashes": _("There must be something before, between and after the slashes of a title."),
        "reserved": _("The last part of a title can't be that word: the wiki uses it itself."),
    }[error.reason]
