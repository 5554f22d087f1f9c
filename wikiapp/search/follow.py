"""Following the store: whatever is saved is found soon after, and an index that is gone or broken comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select

from search_index import IndexBusy, NeedsRebuilding
from wikiapp.logs import LOG
from wikiapp.search.filling import GivenUp, build_anew, catch_up
from wikiapp.search.pending import Pending
from wikiapp.search.turn import turn

if TYPE_CHECKING:
    import threading

    from wikiapp.database import Database
    from wikiapp.search.collection import Collection

PAUSE, LONGEST_PAUSE = 0.15, 30.0  # seconds between two looks: doubled with every failure
MOST_DOUBLINGS = 8
ANYTHING = select(Pending.content_id).where(Pending.collection == bindparam("of")).limit(1)


class Follower:
    """Keeps one collection level for as long as it is let."""

    def __init__(self, database: Database, collection: Collection) -> None:
        self._database, self._collection = database, collection
        self._shown: list[Pending] = []
        self._failures = 0

    def follow(self, stop: threading.Event) -> None:
        """Look every now and then whether there is something to do, and do it, until `stop` is set."""
        while not stop.is_set():
            if not self._look(stop):
                stop.wait(min(PAUSE * 2 ** min(self._failures, MOST_DOUBLINGS), LONGEST_PAUSE))

    def _look(self, stop: threading.Event) -> bool:
        """Do what there is to do; returns whether there may be more. What fails is tried again."""
        facts = {"collection": self._collection.name}
        try:
            worked = self._work(stop)
        except (IndexBusy, NeedsRebuilding, GivenUp) as reason:
            LOG.info("the search index has to wait", extra={"facts": {**facts, "why": str(reason)}})
        except Exception:  # noqa: BLE001 -- whatever it is: there must be a next look
            LOG.exception("the search index can't be filled", extra={"facts": facts})
        else:
            self._failures = 0
            return worked
        self._failures += 1
        return False

    def _work(self, stop: threading.Event) -> bool:
        trouble = self._collection.index.trouble
        if trouble is None and not self._anything_pending():
            return False
        with turn(self._database, self._collection.name) as ours:
            if ours and trouble:
                self._mend(trouble, stop)
            return ours and catch_up(self._database, self._collection, self._shown) > 0

    def _mend(self, trouble: str, stop: threading.Event) -> None:
        facts = {"collection": self._collection.name, "trouble": trouble}
        LOG.warning("the search index is built anew", extra={"facts": facts})
        build_anew(self._database, self._collection, wanted=lambda: not stop.is_set())
        LOG.info("the search index is there again", extra={"facts": facts})

    def _anything_pending(self) -> bool:
        with self._database.reading() as session:
            return session.connection().scalar(ANYTHING, {"of": self._collection.name}) is not None
