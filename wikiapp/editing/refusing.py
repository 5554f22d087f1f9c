"""What keeps a form from being saved, in words for the one who filled it in."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from wikiapp.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wikiapp.content import WrittenWrong


class Refused(Exception):
    """A form can't be saved as it is; the sentence says what to do about which field."""

    def __init__(
        self, field: str, sentence: str, *, code: int = HTTPStatus.UNPROCESSABLE_ENTITY,
        headers: Mapping[str, str] | None = None,
    ) -> None:  # fmt: skip
        super().__init__(sentence)
        self.field, self.sentence, self.code, self.headers = field, sentence, code, headers or {}


def why_text(error: WrittenWrong) -> str:
    """Say what is wrong with a text."""
    return {
        "too_large": _("The text is too long for one page. Share it out over several pages."),
        "not_text": _("The text holds signs that can't be kept. Remove them and try again."),
        "unknown": _("The form doesn't say which revision it began from. Save again to compare with the newest."),
    }[error.reason]
