"""Why a file isn't taken, in words for the one who sent it, and in numbers for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikiapp.editing.refusing import Refused
from wikiapp.files.pictures import PATIENCE
from wikiapp.files.taking import LARGEST_FILE
from wikiapp.language import gettext as _

if TYPE_CHECKING:
    from wikiapp.files.errors import FileRefused

MEGABYTES = LARGEST_FILE // 1024**2
CODES = {"too_large": 413, "unknown": 415, "busy": 503}
OTHERWISE = 422


def refusal(refused: FileRefused) -> Refused:
    """Return it as what keeps a form from being saved, with the status that answers it and when to try again."""
    code = CODES.get(refused.reason, OTHERWISE)
    headers = {"Retry-After": str(PATIENCE)} if refused.reason == "busy" else {}
    return Refused("file", why_refused(refused), code=code, headers=headers)


def why_refused(refused: FileRefused) -> str:
    """Say what is wrong with a file."""
    return {
        "none": _("Choose a file."),
        "empty": _("The file is empty. Choose another one."),
        "too_large": _("The file is too large: at most %(number)s MB.") % {"number": MEGABYTES},
        "unknown": _("Files of this kind can't be uploaded. JPEG, PNG, WebP, GIF, PDF and SVG can."),
        "damaged": _("The file is damaged, or not what it begins like. Choose another one."),
        "too_many_pixels": _("The picture has too many pixels. Make it smaller, and send it again."),
        "busy": _("Many pictures are coming in just now. Wait a moment, and send it again."),
    }[refused.reason]
