"""What the editor holds."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Self

from flask import request

from wikiapp import language
from wikiapp.content.numbers import read, runs

MOST_HEEDED = 50
PLAIN_NUMBER = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True)
class EditForm:
    """What the editor holds. `based_on` is the revision it began from, None for a page that isn't there.

    `settles` are the revisions that a collision was about, which saving settles; `heeded` the filters whose
    warnings its writer has read.
    """

    title: str
    body: str
    language: str
    summary: str = ""
    based_on: int | None = None
    section: int | None = None
    minor: bool = False
    name: str = ""
    settles: tuple[range, ...] = ()
    heeded: tuple[int, ...] = ()

    @classmethod
    def posted(cls, title: str) -> Self:
        """Read what was sent."""
        sent = request.form
        return cls(
            title=title,
            body=sent.get("body", ""),
            language=_known_language(sent.get("language", "")),
            summary=sent.get("summary", ""),
            based_on=number_in(sent.get("based_on", "")),
            section=number_in(sent.get("section", "")),
            minor=bool(sent.get("minor")),
            name=sent.get("name", ""),
            settles=_runs_in(sent.get("settles", "")),
            heeded=numbers_in(sent.get("heeded", "")),
        )

    def settling(self, *more: range) -> Self:
        """Return the same, which settles these revisions as well."""
        numbers = {number for run in (*self.settles, *more) for number in run}
        return replace(self, settles=tuple(runs(numbers)))


def number_in(digits: str) -> int | None:
    """Return a number that was sent, None where it is none or none that could be meant."""
    return int(digits) if PLAIN_NUMBER.fullmatch(digits) else None


def numbers_in(line: str) -> tuple[int, ...]:
    """Return the numbers that were sent with commas between them; what is none is left out."""
    found = (number_in(part) for part in line.split(",")[:MOST_HEEDED])
    return tuple(number for number in found if number is not None)


def _runs_in(line: str) -> tuple[range, ...]:
    try:
        return tuple(read(line))
    except ValueError:
        return ()


def _known_language(code: str) -> str:
    return code if code in language.LANGUAGES else language.current()
