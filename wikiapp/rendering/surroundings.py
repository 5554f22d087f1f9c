"""What a text's HTML depends on besides the text: which pages there are, and what transcluded ones say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select

from wikiapp.content import Content
from wikiapp.titles import PAGE, key
from wikiapp.web.observation import Observation

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from sqlalchemy.orm import Session

    from wikiapp.markup import Rendered

BATCH = 500  # how many keys one query asks for
MANY_LINKS = 500
LIVING = (
    Content.kind == PAGE,
    Content.deleted_at.is_(None),
    Content.address.in_(bindparam("keys", expanding=True)),
)
THERE = select(Content.address).where(*LIVING)
COUNTED = select(Content.address, Content.latest_number).where(*LIVING)


class Surroundings:
    """The pages around a text, as one session sees them now: what was looked up once isn't asked for again."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._counts: dict[str, int | None] = {}

    def missing(self, titles: Collection[str]) -> list[str]:
        """Return those of the titles that no page bears."""
        there = self.counts({key(title) for title in titles})
        return [title for title in titles if key(title) not in there]

    def transclude(self, title: str) -> str | None:
        """Return what the page of that title says now, None where there is none."""
        page = self.session.scalar(select(Content).where(*LIVING), {"keys": [key(title)]})
        return None if page is None else page.body

    def counts(self, keys: Iterable[str]) -> dict[str, int]:
        """Return how many revisions each of these pages has; those that aren't there are left out."""
        wanted = set(keys)
        unknown = sorted(wanted - self._counts.keys())
        for start in range(0, len(unknown), BATCH):
            some = unknown[start : start + BATCH]
            found = dict(self.session.connection().execute(COUNTED, {"keys": some}).all())
            self._counts |= {address: found.get(address) for address in some}
        return {address: count for address in wanted if (count := self._counts[address]) is not None}

    def dependencies(self, rendered: Rendered) -> dict[str, Any]:
        """Return what a rendering depends on: for links whether there is a page, for transclusions which."""
        linked, within = {key(to) for to in rendered.links}, {key(to) for to in rendered.transclusions}
        counts = self.counts(linked | within)
        return {
            "links": {to: to in counts for to in sorted(linked)},
            "transclusions": {to: counts.get(to) for to in sorted(within)},
        }

    def are_still(self, dependencies: dict[str, Any]) -> bool:
        """Tell whether a rendering with these dependencies would come out the same."""
        links, transclusions = dependencies["links"], dependencies["transclusions"]
        counts = self.counts({*links, *transclusions})
        return all((to in counts) is there for to, there in links.items()) and all(
            counts.get(to) == count for to, count in transclusions.items()
        )


def watchable(html: Rendered) -> bool:
    """Tell whether asking again for what was seen takes less than making the page again."""
    return len(html.links) <= MANY_LINKS


def observed(session: Session, html: Rendered) -> list[Observation]:
    """Return what was seen of other pages when a text was made into HTML."""
    linked, within = {key(to) for to in html.links}, {key(to) for to in html.transclusions}
    counts = Surroundings(session).counts(linked | within)
    there = frozenset((to,) for to in linked if to in counts)
    counted = frozenset((to, counts[to]) for to in within if to in counts)
    seen = ((THERE, linked, there), (COUNTED, within, counted))
    return [Observation(query, {"keys": sorted(keys)}, rows) for query, keys, rows in seen if keys]
