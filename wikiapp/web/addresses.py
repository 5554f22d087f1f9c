"""What stands in an address, and what can't."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from werkzeug.routing import IntegerConverter, Map

from wikiapp.database import LARGEST_NUMBER

if TYPE_CHECKING:
    from flask import Flask


class RowNumber(IntegerConverter):
    """A whole number that a row can have: a larger one is at no address, and no database is asked for it."""

    def __init__(self, map: Map, *sizes: Any, **limits: Any) -> None:  # noqa: A002 -- the library's name
        super().__init__(map, *sizes, **{"max": LARGEST_NUMBER, **limits})


def use(app: Flask) -> None:
    """Let `<int:number>` be one everywhere."""
    app.url_map.converters["int"] = RowNumber
