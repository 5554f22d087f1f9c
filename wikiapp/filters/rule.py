"""A rule: lines that must all hold for a change, each a question and a value. Nothing in it is run."""

from __future__ import annotations

from collections.abc import Sequence  # noqa: TC003 -- a dataclass names it
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from wikiapp.filters.questions import QUESTIONS

if TYPE_CHECKING:
    from wikiapp.filters.change import Change
    from wikiapp.filters.questions import Question, Value

Line = tuple[str, str]  # the name of a question, and the value as it was typed


class RuleWrong(ValueError):
    """A rule that can't be asked; `place` is the line that is wrong, counted from 0, None where there is none."""

    def __init__(self, place: int | None, reason: str) -> None:
        super().__init__(reason)
        self.place, self.reason = place, reason


@dataclass(frozen=True)
class Rule:
    """Lines as they were typed. A rule that was read from the database has been proved when it was kept."""

    lines: Sequence[Line]

    @classmethod
    def typed(cls, lines: Sequence[Line]) -> Rule:
        """Return the rule that somebody typed; raises RuleWrong."""
        if not lines:
            raise RuleWrong(None, "empty")
        for place, (name, value) in enumerate(lines):
            if name not in QUESTIONS:
                raise RuleWrong(place, "unknown")
            if not QUESTIONS[name].reads(value):
                raise RuleWrong(place, "senseless")
        return cls([(name, value.strip()) for name, value in lines])

    def hits(self, change: Change) -> bool:
        """Tell whether all lines hold; the cheapest are asked first."""
        return all(question.holds(change, value) for question, value in self._asked)

    def noticed(self, change: Change) -> list[tuple[str, str]]:
        """Return for each line its question's name, and what was found that made it hold."""
        told = [(name, QUESTIONS[name], QUESTIONS[name].read(value)) for name, value in self.lines]
        return [(name, question.found(change, value)) for name, question, value in told]

    @cached_property
    def _asked(self) -> list[tuple[Question, Value]]:
        asked = [(QUESTIONS[name], QUESTIONS[name].read(value)) for name, value in self.lines]
        return sorted(asked, key=lambda one: one[0].cost)
