"""What is asked of an index."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from search_index.document import EVERYBODY

if TYPE_CHECKING:
    from datetime import date

Order = Literal["best", "newest"]


@dataclass(frozen=True, slots=True)
class Query:
    """Words as somebody typed them, and what was chosen beside them.

    Words: all are wanted, in any inflection; `"in this order"`, `-without`, `title:word`, `tag:x`, `by:name`,
    `language:da`, `before:2024-05`, `after:2024` (both name its first moment: after includes it, before doesn't);
    a value with blanks is quoted, `by:"Ann Bo"`. What can't be understood so is searched as words: no text is an
    error.

    Filters are narrowing: a document must fit each of them that is given, and one of the values of each.
    No words at all, only filters: all that fit, the newest first. Nothing at all: no hits.
    """

    words: str
    kinds: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    """`other` is any that is neither `da` nor `en`."""
    tags: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    after: date | None = None
    before: date | None = None
    audiences: tuple[str, ...] = (EVERYBODY,)
    order: Order = "best"
    offset: int = 0
    limit: int = 20
