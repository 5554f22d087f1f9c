"""Narrowing a list of changes down by what its address asks for, so that it can be kept and passed on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Self

from flask import request

from wikiapp.days import day_of, midnight

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement


@dataclass(frozen=True)
class Narrowing:
    """What is asked for; empty for all. `since` and `until` are days, both included."""

    since: str = ""
    until: str = ""

    @classmethod
    def read(cls) -> Self:
        """Read what the address asks for by the names of the fields; a day that is none is left out."""
        asked = {name: said.strip() for name, said in request.args.items() if name in cls.__dataclass_fields__}
        for name in asked.keys() & {"since", "until"}:
            day = day_of(asked[name])
            asked[name] = day.isoformat() if day else ""
        return cls(**asked)

    @property
    def query(self) -> dict[str, str]:
        """What an address has to say to ask the same again."""
        return {name: value for name, value in vars(self).items() if value}

    def within_days(self, moment: Any) -> list[ColumnElement[bool]]:
        """Return the conditions that a column of moments lies within the days."""
        since, until = day_of(self.since), day_of(self.until)
        begins = [moment >= midnight(since)] if since else []
        return [*begins, moment < midnight(until) + timedelta(days=1)] if until else begins
