"""What a text's HTML depends on besides the text: which pages there are, and what others around it say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import joinedload

from wikiapp.content import Content, Revision
from wikiapp.titles import FILE, PAGE, key
from wikiapp.web.observation import Observation

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from sqlalchemy.orm import Session

    from wikiapp.markup import Rendered

BATCH = 500  # how many keys one query asks for
MANY_LINKS = 500
LIVING = (
    Content.kind == bindparam("kind"),
    Content.deleted_at.is_(None),
    Content.address.in_(bindparam("keys", expanding=True)),
)
THERE = select(Content.address).where(*LIVING)
COUNTED = select(Content.address, Content.latest_number).where(*LIVING)
SAID = select(Content).where(*LIVING).options(joinedload(Content.latest).joinedload(Revision.text, innerjoin=True))


class Surroundings:
    """What is around a text, as one session sees it now: what was looked up once isn't asked for again."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._counts: dict[str, dict[str, int | None]] = {PAGE: {}, FILE: {}}

    def missing(self, titles: Collection[str]) -> list[str]:
        """Return those of the titles that no page bears."""
        there = self.counts({key(title) for title in titles})
        return [title for title in titles if key(title) not in there]

    def transclude(self, title: str) -> str | None:
        """Return what the page of that title says now, None where there is none."""
        page = self.session.scalar(select(Content).where(*LIVING), {"kind": PAGE, "keys": [key(title)]})
        return None if page is None else page.body

    def files(self, names: Collection[str]) -> dict[str, str]:
        """Return what those of the files that are there say now."""
        keys = {name: key(name) for name in names}
        found = self.session.scalars(SAID, {"kind": FILE, "keys": sorted(set(keys.values()))})
        texts = {file.address: file.body for file in found}
        return {name: texts[address] for name, address in keys.items() if address in texts}

    def counts(self, keys: Iterable[str], kind: str = PAGE) -> dict[str, int]:
        """Return which revision each of these contents says; those that aren't there are left out."""
        wanted, known = set(keys), self._counts[kind]
        unknown = sorted(wanted - known.keys())
        for start in range(0, len(unknown), BATCH):
            some = unknown[start : start + BATCH]
            found = dict(self.session.connection().execute(COUNTED, {"kind": kind, "keys": some}).all())
            known |= {address: found.get(address) for address in some}
        return {address: count for address in wanted if (count := known[address]) is not None}

    def look_up(self, dependencies: Iterable[dict[str, Any]]) -> None:
        """Look up at once what many renderings depend on, so that each of them need not be asked about."""
        several = list(dependencies)
        self.counts({to for needs in several for what in ("links", "transclusions") for to in needs[what]})
        self.counts({name for needs in several for name in needs["files"]}, FILE)

    def dependencies(self, rendered: Rendered) -> dict[str, Any]:
        """Return what a rendering depends on: for links whether there is a page, for all else which revision."""
        linked, within, shown = _named(rendered)
        counts, files = self.counts(linked | within), self.counts(shown, FILE)
        return {
            "links": {to: to in counts for to in sorted(linked)},
            "transclusions": {to: counts.get(to) for to in sorted(within)},
            "files": {name: files.get(name) for name in sorted(shown)},
        }

    def are_still(self, dependencies: dict[str, Any]) -> bool:
        """Tell whether a rendering with these dependencies would come out the same."""
        links, transclusions, shown = (dependencies[what] for what in ("links", "transclusions", "files"))
        counts = self.counts({*links, *transclusions})
        files = self.counts(shown, FILE) if shown else {}
        return (
            all((to in counts) is there for to, there in links.items())
            and all(counts.get(to) == count for to, count in transclusions.items())
            and all(files.get(name) == count for name, count in shown.items())
        )


def watchable(html: Rendered) -> bool:
    """Tell whether asking again for what was seen takes less than making the page again."""
    return len(html.links) <= MANY_LINKS


def observed(surroundings: Surroundings, html: Rendered) -> list[Observation]:
    """Return what was seen of other contents when a text was made into HTML."""
    linked, within, shown = _named(html)
    counts, files = surroundings.counts(linked | within), surroundings.counts(shown, FILE)
    seen = (
        (THERE, PAGE, linked, frozenset((to,) for to in linked if to in counts)),
        (COUNTED, PAGE, within, frozenset((to, counts[to]) for to in within if to in counts)),
        (COUNTED, FILE, shown, frozenset(files.items())),
    )
    return [
        Observation(query, {"kind": kind, "keys": sorted(keys)}, rows) for query, kind, keys, rows in seen if keys
    ]


def _named(html: Rendered) -> tuple[set[str], set[str], set[str]]:
    links, transclusions, files = html.links, html.transclusions, html.files
    return {key(to) for to in links}, {key(to) for to in transclusions}, {key(name) for name in files}
