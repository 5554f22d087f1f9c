"""What a document must be to be found, in SQL: all but its words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from search_index.labels import label
from search_index.moments import NEVER, period
from search_index.postgres.rows import plain
from search_index.stemming import LANGUAGES, OTHER

if TYPE_CHECKING:
    from search_index.parsing import Asked, Clause
    from search_index.query import Query


class Conditions:
    """Conditions on a row of `document`, and the values they name."""

    def __init__(self, query: Query, asked: Asked) -> None:
        self._conditions: list[str] = []
        self.values: dict[str, Any] = {}
        self.add("audience = ANY({})", [plain(each) for each in query.audiences])
        for column, names in (("tags", query.tags), ("authors", query.authors)):
            if names:
                self.add(column + " && {}", [plain(label(name)) for name in names])
        first, end = period(query, asked)
        if first is not None:
            self.add("moment >= {}", first)
        if end is not None:
            self.add(f"moment > {NEVER} AND moment < {{}}", end)
        for clause in asked.wanted:
            self._meet(clause, "({})")
        for clause in asked.unwanted:
            self._meet(clause, "NOT ({})")

    def __str__(self) -> str:
        return " AND ".join(self._conditions)

    def add(self, condition: str, value: Any) -> None:
        """Add a condition, with a value in the place of `{}`."""
        self._conditions.append(condition.format(self.value(value)))

    def value(self, value: Any) -> str:
        """Return what stands for a value."""
        name = f"value{len(self.values)}"
        self.values[name] = value
        return f"%({name})s"

    def _meet(self, clause: Clause, how: str) -> None:
        value = clause.words[0]
        if clause.field == "tag":
            self.add(how.format("{} = ANY(tags)"), plain(label(value)))
        elif clause.field == "by":
            self.add(how.format("{} = ANY(authors)"), plain(label(value)))
        elif clause.field == "language":
            self._be_in(value.casefold(), how)

    def _be_in(self, language: str, how: str) -> None:
        primary = "split_part(lower(language), '-', 1)"
        if language == OTHER:
            self.add(how.format(f"{primary} <> ALL({{}})"), list(LANGUAGES))
        elif language in LANGUAGES:
            self.add(how.format(f"{primary} = {{}}"), language)
        else:
            self.add(how.format("lower(language) = {}"), plain(language))
