"""Which revisions somebody wants to suppress, and what of them: as a form asks it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import request

from wikiapp.content.suppressing import saying
from wikiapp.content.suppression import Hidden
from wikiapp.language import gettext as _

if TYPE_CHECKING:
    from wikiapp.content import Content

MOST = 1000  # revisions at once
PARTS = {"text": Hidden.TEXT, "summary": Hidden.SUMMARY, "author": Hidden.AUTHOR}


@dataclass(frozen=True)
class Choice:
    """Revisions from `first` to `last`; instead of them, where `words` are given, all that say those."""

    first: int
    last: int
    what: Hidden
    words: str = ""

    @classmethod
    def asked(cls, content: Content) -> Choice:
        """Return what an address asks for: the text of one revision, the latest if it doesn't say which."""
        number = request.args.get("revision", content.latest_number, type=int)
        return cls(number, number, Hidden.TEXT)

    @classmethod
    def posted(cls) -> Choice:
        """Read what was sent."""
        sent = request.form
        first = sent.get("revision", type=int) or 0
        what = sum((part for name, part in PARTS.items() if sent.get(f"of_{name}")), Hidden(0))
        return cls(first, sent.get("last", type=int) or first, what, sent.get("words", "").strip())

    def chooses(self, part: str) -> bool:
        """Tell whether a part of a revision is to be suppressed, by its name."""
        return bool(self.what & PARTS[part])

    def numbers(self, content: Content) -> list[int]:
        """Return the numbers of the revisions."""
        if self.words:
            return saying(content, self.words)[:MOST]
        return list(range(self.first, min(self.last, content.revision_count, self.first + MOST - 1) + 1))

    def errors(self, content: Content) -> dict[str, str]:
        """Return what is wrong with it, by the fields of the form."""
        if not self.what:
            return {"of_text": _("Choose what shall not be shown any more.")}
        if self.words:
            return {} if saying(content, self.words) else {"words": _("These words stand in no version.")}
        if not 1 <= self.first <= self.last <= content.revision_count:
            return {"revision": _("There are no such versions.")}
        return {}
