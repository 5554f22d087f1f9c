"""Who stands at which address while a batch is being imported, and which titles are free."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING, cast

from sqlalchemy import inspect, update

from wikiapp.content import Content
from wikiapp.content.addresses import holders
from wikiapp.exchange.mending import candidates, title_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
        return next(title for title in candidates(wanted) if self._can_stand(tip.content, title))

    def claim(self, content: Content, title: str) -> None:
        """Move a content to the address of a title if there is only one; where there is a choice it can wait."""
        if len(list(islice(content.addresses(title), 2))) == 1:
            self.settle(content, title)

    def settle_all(self, wishes: Iterable[tuple[Content, str, str | None]]) -> list[Content]:
        """Settle all of these, first those who were told where; returns those who have to wait."""
        told_first = sorted(wishes, key=lambda wish: wish[2] is None)
        for content, title, _told in told_first:
            present = self._present(content)
            if present is not None and not content.may_stand(title, present):
                self._move(content, None)
        return [content for content, title, told in told_first if not self.settle(content, title, told)]

    def settle(self, content: Content, title: str, told: str | None = None) -> bool:
        """Move a content to an address of its title, the one that was told if it can; False if it has to wait."""
        wishes = [told] if told is not None and content.may_stand(title, told) else []
        address = next(self._free(content, chain(wishes, self._addresses(content, title))), None)
        self._move(content, address)
        return content.may_stand(title, address)

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

    def _addresses(self, content: Content, title: str) -> Iterator[str]:
        """Yield where a content can stand under a title, first of all where it stands already."""
        present = self._present(content)
        if present is not None and content.may_stand(title, present):
            yield present
        yield from content.addresses(title)

    def _present(self, content: Content) -> str | None:
        return self._moved.get(content.id, content.address)

    def _free(self, content: Content, addresses: Iterable[str]) -> Iterator[str]:
        for address in addresses:
            if self._holder(content.kind, address) in {None, content.id}:
                yield address

    def _holder(self, kind: str, address: str) -> int | None:
        place = (kind, address)
        if place not in self._holders:
            self._holders[place] = holders(self._session, kind, [address]).get(address)
        return self._holders[place]

    def _can_stand(self, content: Content, title: str) -> bool:
        return (
            content.may_stand(title, None) or next(self._free(content, content.addresses(title)), None) is not None
        )

    def _move(self, content: Content, address: str | None) -> None:
        old = self._present(content)
        if address != old:
            if old is not None:
                self._holders[content.kind, old] = None
            self._moved[content.id] = address
        if address is not None:
            self._holders[content.kind, address] = content.id
