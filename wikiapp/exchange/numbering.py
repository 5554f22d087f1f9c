"""Row numbers taken before the rows are written, so that thousands can refer to each other at once."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, inspect, select, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from wikiapp.database import Base

FROM_SEQUENCE = text(
    "SELECT nextval(pg_get_serial_sequence(:table, 'id')) FROM generate_series(1, :many) ORDER BY 1"
)


def fresh_ids(session: Session, stored: type[Base], many: int) -> Iterator[int]:
    """Yield at least `many` numbers that no row of a table has, for a transaction that may write."""
    table: Any = inspect(stored).local_table
    if session.connection().dialect.name == "postgresql":
        return iter(session.scalars(FROM_SEQUENCE, {"table": table.name, "many": many}).all())
    # On SQLite this transaction is the only one that writes, so the next ones are its own.
    return count((session.scalar(select(func.max(table.c.id))) or 0) + 1)
