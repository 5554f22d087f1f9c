"""What somebody asks for: the words, the filters, the page of results; and the addresses of other searches."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Literal, cast, get_args

from search_index import Order, Query
from wikiapp.database import now
from wikiapp.titles import possible, spelled
from wikiapp.web.answer import with_query

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST = 500  # letters that are searched for
ROOM, MOST_PAGES = 10, 50
Since = Literal["", "day", "week", "month", "year"]
DAYS: dict[Since, int] = {"day": 1, "week": 7, "month": 31, "year": 365}
OPERATOR = re.compile(r"(?:^|\s)(?:-\S|(?:title|tag|by|language|before|after):)")


@dataclass(frozen=True)
class Asked:
    """A search. Whatever is typed into an address makes one: what has no meaning is left out."""

    words: str = ""
    past: bool = False
    kind: str = ""
    language: str = ""
    since: Since = ""
    order: Order = "best"
    page: int = 1
    cut: bool = False

    @classmethod
    def of(cls, sent: Mapping[str, str]) -> Asked:
        """Read the parameters of an address."""
        words, order, page = sent.get("q", ""), sent.get("order", ""), sent.get("page", "")
        return cls(
            words=words[:LONGEST].strip(), past=sent.get("in") == "history", kind=sent.get("kind", "")[:LONGEST],
            language=sent.get("language", "")[:LONGEST],
            since=next((since for since in DAYS if since == sent.get("since")), ""),
            order=cast("Order", order) if order in get_args(Order) else "best",
            page=min(int(page), MOST_PAGES) if re.fullmatch("[1-9][0-9]{0,5}", page) else 1,
            cut=len(words) > LONGEST,
        )  # fmt: skip

    @property
    def anything(self) -> bool:
        """Tell whether there is anything to search for."""
        return bool(self.words or self.kind or self.language or self.since)

    @property
    def filtered(self) -> bool:
        """Tell whether more than the words decides what is found."""
        return bool(self.kind or self.language or self.since)

    @property
    def query(self) -> Query:
        """The same, as the index is asked."""
        return Query(
            self.words,
            kinds=(self.kind,) if self.kind else (),
            languages=(self.language,) if self.language else (),
            after=(now() - timedelta(days=DAYS[self.since])).date() if self.since else None,
            order=self.order,
            offset=(self.page - 1) * ROOM,
            limit=ROOM,
        )

    @property
    def title(self) -> str | None:
        """The title that a page about these words would bear, if there can be one."""
        title = spelled(self.words.replace('"', " "))
        return title if possible(title) and not OPERATOR.search(self.words) else None

    def goes_on(self, total: int) -> bool:
        """Tell whether there is a next page, where there are so many results."""
        return self.page < MOST_PAGES and total > self.page * ROOM

    def narrowed(self, name: str, value: str) -> str:
        """Return the address of a search in which the filter of that name has that value."""
        changes: dict[str, Any] = {name: value}
        return self.address(**changes)

    def address(self, *, page: int = 1, **changes: Any) -> str:
        """Return the address of a search that differs in these fields."""
        other = replace(self, page=page, **changes)
        return with_query(
            "/search", q=other.words, kind=other.kind or None, language=other.language or None,
            since=other.since or None, order=None if other.order == "best" else other.order,
            page=None if page == 1 else page, **{"in": "history" if other.past else None},
        )  # fmt: skip
