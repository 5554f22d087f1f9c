"""Who stands at which address while a batch is being imported, and which titles are free."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from sqlalchemy import inspect, select, update

from wikiapp.content import Content
from wikiapp.exchange.mending import candidates, title_of

if TYPE_CHECKING:
    from sqlalchemy import Table
    from sqlalchemy.orm import Session

    from wikiapp.exchange.record import Record
    from wikiapp.exchange.tip import Tip

Place = tuple[str, str]  # the kind, and the address among its like


class Places:
    """The addresses of one batch. No two contents of a kind may share one, but who moves on leaves his free."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._holders: dict[Place, int | None] = {}
        self._moved: dict[int, str | None] = {}

    def title_for(self, record: Record, tip: Tip) -> str:
        """Return the title that a revision gets: its own if it can be had, else the nearest that can."""
        wanted = record.title if record.title is not None else title_of(record.page)
        if record.uuid:  # what this program wrote out is taken as it is, or its hash would be wrong
            return wanted
        if tip.number and wanted == tip.wanted:
            return tip.title
        tip.wanted = wanted
        return next(title for title in candidates(wanted) if self._free(title, tip.content))

    def settle(self, content: Content, title: str) -> bool:
        """Move a content to the address of its title; False if another stands there, and it waits."""
        address = content.address_of(title)
        free = address is None or self._holder(content.kind, address) in {None, content.id}
        self._move(content, address if free else None)
        return free

    @property
    def changed(self) -> bool:
        """Tell whether anybody moved."""
        return bool(self._moved)

    def keep(self) -> None:
        """Write down who stands where; first everybody steps aside, so that two can change places."""
        table = cast("Table", inspect(Content).local_table)
        for steps in ([None] * len(self._moved), list(self._moved.values())):
            for content_id, address in zip(self._moved, steps, strict=True):
                self._session.execute(update(table).where(table.c.id == content_id), {"address": address})

    def _free(self, title: str, content: Content) -> bool:
        address = content.address_of(title)
        return address is None or self._holder(content.kind, address) in {None, content.id}

    def _holder(self, kind: str, address: str) -> int | None:
        place = (kind, address)
        if place not in self._holders:
            at_it = select(Content.id).where(Content.kind == kind, Content.address == address)
            self._holders[place] = self._session.scalar(at_it)
        return self._holders[place]

    def _move(self, content: Content, address: str | None) -> None:
        old = self._moved.get(content.id, content.address)
        if address != old:
            if old is not None:
                self._holders[content.kind, old] = None
            self._moved[content.id] = address
        if address is not None:
            self._holders[content.kind, address] = content.id
