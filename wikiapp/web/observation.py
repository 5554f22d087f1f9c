"""What a page was made from, remembered as queries and what they gave, to see later whether it still is so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlalchemy import Connection, Select
    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class Observation:
    """One query, what was asked with it, and the rows that came, in any order."""

    query: Select[*tuple[Any, ...]]
    asked: dict[str, Any]
    rows: frozenset[tuple[Any, ...]]

    @classmethod
    def of(cls, session: Session, query: Select[*tuple[Any, ...]], **asked: Any) -> Observation:
        """Ask, and remember what came."""
        return cls(query, asked, _rows(session.connection(), query, asked))

    def holds(self, connection: Connection) -> bool:
        """Tell whether the same comes now."""
        return _rows(connection, self.query, self.asked) == self.rows


def _rows(
    connection: Connection, query: Select[*tuple[Any, ...]], asked: dict[str, Any]
) -> frozenset[tuple[Any, ...]]:
    return frozenset(tuple(row) for row in connection.execute(query, asked))
