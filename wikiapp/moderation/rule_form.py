"""The form of a filter: a few lines, each a question and a value; a list may come as a file."""

from __future__ import annotations

import gzip
import io
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from flask import request

from wikiapp.filters.filter import Does
from wikiapp.filters.rule import Rule, RuleWrong
from wikiapp.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wikiapp.filters.filter import FilterVersion
    from wikiapp.filters.ready import Ready
    from wikiapp.filters.rule import Line

SPARE, MOST_LINES = 2, 8
LARGEST_LIST = 1_500_000  # bytes: it has to fit into the form again
GZIP = b"\x1f\x8b"


@dataclass(frozen=True)
class RuleForm:
    """What the form of a filter holds."""

    name: str = ""
    advice: str = ""
    does: str = Does.TAG
    lines: Sequence[Line] = ()

    @classmethod
    def of(cls, said: FilterVersion | Ready) -> Self:
        """Return the form that holds what a filter says."""
        return cls(said.name, said.advice, said.does, [(name, value) for name, value in said.lines])

    @classmethod
    def posted(cls) -> Self:
        """Read what was sent; lines without a question are left out."""
        sent = request.form
        lines = [(sent.get(f"question-{place}", ""), _value(place)) for place in range(MOST_LINES)]
        asked = [(question, value) for question, value in lines if question]
        return cls(sent.get("name", "").strip(), sent.get("advice", ""), sent.get("does", ""), asked)

    @property
    def shown(self) -> list[Line]:
        """The lines of the form: those that say something, and some more to be filled in."""
        spare = min(SPARE, MOST_LINES - len(self.lines))
        return [*self.lines, *[("", "")] * max(spare, 1 - len(self.lines))]

    def errors(self) -> dict[str, str]:
        """Return what is wrong with it, by fields."""
        found = {} if self.name else {"name": _("Give it a name by which moderators know what it is about.")}
        if self.does not in set(Does):
            found["does"] = _("Choose what it shall do.")
        try:
            Rule.typed(self.lines)
        except RuleWrong as wrong:
            found[f"value_{wrong.place or 0}"] = _why(wrong)
        return found


def _value(place: int) -> str:
    came = request.files.get(f"list-{place}")
    if came is None or not came.filename:
        return request.form.get(f"value-{place}", "")
    return _unpacked(came.stream.read(LARGEST_LIST + 1)).decode("utf-8", "replace").replace("\x00", "")


def _unpacked(data: bytes) -> bytes:
    if not data.startswith(GZIP):
        return data[:LARGEST_LIST]
    try:
        return gzip.GzipFile(fileobj=io.BytesIO(data)).read(LARGEST_LIST)
    except (OSError, EOFError, zlib.error):
        return b""


def _why(wrong: RuleWrong) -> str:
    return {
        "empty": _("Choose at least one question."),
        "unknown": _("Choose a question from the list."),
        "senseless": _("The value doesn't fit the question: a number, a word, or a list with one entry a line."),
    }[wrong.reason]
