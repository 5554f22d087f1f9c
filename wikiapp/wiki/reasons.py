"""Why something can't be written, in words for the one who wrote it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikiapp.language import gettext as _

if TYPE_CHECKING:
    from wikiapp.content import WrittenWrong
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


def why_text(error: WrittenWrong) -> str:
    """Say what is wrong with a text."""
    return {
        "too_large": _("The text is too long for one page. Share it out over several pages."),
        "not_text": _("The text holds signs that can't be kept. Remove them and try again."),
        "unknown": _("The form doesn't say which revision it began from. Save again to compare with the newest."),
    }[error.reason]
