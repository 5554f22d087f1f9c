"""One batch of an import: so many revisions, kept in one transaction or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import bindparam, func, insert, inspect, select, update

from wikiapp.content import Action, Content, Revision
from wikiapp.content.current import keep_current
from wikiapp.content.publication import published_after
from wikiapp.content.revision import Title, seal
from wikiapp.content.size import words_changed
from wikiapp.content.text import Text
from wikiapp.edition import advance
from wikiapp.exchange.errors import ImportRefused
from wikiapp.exchange.former import keep_former
from wikiapp.exchange.held import HeldRevisions
from wikiapp.exchange.numbering import fresh_ids
from wikiapp.exchange.places import Places
from wikiapp.exchange.stubs import keep_stubs
from wikiapp.exchange.texts import Texts
from wikiapp.exchange.tip import Tip, tips
from wikiapp.filters.facets import brings_links, note_after
from wikiapp.identifiers import uuid7
from wikiapp.links import read_links
from wikiapp.search import pending

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from sqlalchemy import Table
    from sqlalchemy.orm import Session

    from wikiapp.content.suppression import Hidden
    from wikiapp.exchange.identity import Placed
    from wikiapp.exchange.people import Authors
    from wikiapp.exchange.record import Record

Row = dict[str, Any]


class Batch:
    """Does for many revisions at once what `wikiapp.content.appending.append` does for one."""

    def __init__(self, session: Session, authors: Authors, pool: Executor, placed: list[Placed]) -> None:
        records = [one.record for one in placed]
        self._session, self._authors, self._placed = session, authors, placed
        authors.meet(session, records)
        self._tips = tips(session, placed)
        self._held = HeldRevisions(session, len(placed))
        self._texts, self._places = Texts(session, pool, records), Places(session)
        self._title_ids = fresh_ids(session, Title, len(placed))
        self._titles: list[Row] = []
        self._revisions: list[Row] = []
        self._stubs: dict[tuple[int, int], Hidden] = {}
        self._bring_links: list[tuple[int, int]] = []
        self.mended: list[tuple[str, str]] = []
        self.waiting: set[int] = set()  # contents that have no address yet, because another stands there

    @property
    def added(self) -> int:
        """How many revisions there are more than before."""
        return len(self._revisions)

    @property
    def grown(self) -> set[int]:
        """The contents that have more revisions than before."""
        return {tip.content.id for tip in self._tips.values() if tip.number > tip.held}

    def keep(self) -> None:
        """Add what isn't there yet; raises ImportRefused. Whoever calls this commits."""
        for one in self._placed:
            tip = self._tips[one.content]
            if one.number <= tip.held:
                self._held.agree(tip.content, one, self._texts.digest(one.record))
            else:
                self._append(one.record, tip)
        wishes = [(tip.content, tip.title, tip.address) for tip in self._tips.values()]
        self.waiting = {content.id for content in self._places.settle_all(wishes)}
        if self._revisions or self._places.changed:
            self._write()

    def _append(self, record: Record, tip: Tip) -> None:
        if record.suggests and not tip.latest:
            raise ImportRefused.at(
                record.line, f"“{record.page}” says nothing yet, so nothing can be suggested for it"
            )
        if record.publishes and tip.content.begins_in_public:
            raise ImportRefused.at(record.line, f"a {record.kind} is in public from the beginning")
        title = tip.title if record.suggests else self._places.title_for(record, tip)
        says_nothing = record.deletes or record.hides_text
        text = tip.text if says_nothing and tip.text else self._texts.keep(record, tip)
        words = tip.words if says_nothing else record.text
        added, removed = words_changed(tip.words, words)
        action = record.action or (Action.RENAMED if tip.number and title != tip.title else Action.WROTE)
        author, number = self._authors.of(record), tip.number + 1
        digest = record.stub.hash if record.stub else seal(
            parent=tip.hash, content=tip.content.uuid, number=number, action=action, title=title,
            language=record.language, text=text.hash, summary=record.summary, minor=record.minor,
            author=author.uuid, at=record.at, based_on=record.based_on, settles=record.settles,
        )  # fmt: skip
        if record.uuid not in {None, uuid7(record.at, digest)}:
            raise ImportRefused.at(record.line, f"revision {number} of “{record.page}” isn't what was written out")
        if title != tip.title or not number > 1:
            self._retitle(record, tip, title)
        if brings_links(tip.words, words):
            self._bring_links.append((tip.content.id, number))
        word_count = tip.word_count + added - removed
        self._revisions.append({
            "content_id": tip.content.id, "number": number, "action": action, "title_id": tip.title_id,
            "language": record.language, "text_id": text.id, "summary": record.summary, "minor": record.minor,
            "author_id": author.id, "created_at": record.at, "words_added": added, "words_removed": removed,
            "word_count": word_count, "based_on": record.based_on, "settles": record.settles, "hash": digest,
        })  # fmt: skip
        if record.stub:
            self._stubs[tip.content.id, number] = record.stub.what
        tip.number, tip.hash = number, digest
        if not record.suggests:
            tip.latest, tip.text, tip.words, tip.word_count = number, text, words, word_count
            tip.deleted_at = record.at if record.deletes else None
        tip.published_at = published_after(action, record.at, tip.published_at)
        tip.address, tip.former = _told_address(record, tip.content, title), record.former

    def _retitle(self, record: Record, tip: Tip, title: str) -> None:
        tip.title, tip.title_id = title, next(self._title_ids)
        self._titles.append({"id": tip.title_id, "words": title})
        self._places.claim(tip.content, title)
        if not record.uuid and title != tip.wanted:
            self.mended.append((record.page, title))

    def _write(self) -> None:
        connection = self._session.connection()
        self._texts.write()
        if self._titles:
            connection.execute(insert(Title), self._titles)
        if self._revisions:
            newest = connection.scalar(select(func.max(Revision.id))) or 0
            connection.execute(insert(Revision), self._revisions)
            note_after(self._session, newest, self._bring_links)
        keep_stubs(self._session, self._stubs)
        for tip in self._tips.values():
            if tip.text and tip.number > tip.held:
                keep_current(self._session, tip.content.id, Text(id=tip.text.id, depth=tip.text.depth), tip.words)
                read_links(self._session, tip.content.id, tip.words)
        self._places.keep()
        keep_former(self._session, {tip.content: tip.former for tip in self._tips.values() if tip.former})
        self._count()
        seen = {tip.content.id: tip.held for tip in self._tips.values() if tip.number > tip.held}
        pending.note_in_bulk(self._session, seen)
        advance(self._session)

    def _count(self) -> None:
        table = cast("Table", inspect(Content).local_table)
        counts = [
            {
                "of": tip.content.id, "revision_count": tip.number, "latest_number": tip.latest,
                "deleted_at": tip.deleted_at, "published_at": tip.published_at,
            }
            for tip in self._tips.values() if tip.number > tip.held
        ]  # fmt: skip
        if counts:
            self._session.connection().execute(update(table).where(table.c.id == bindparam("of")), counts)


def _told_address(record: Record, content: Content, title: str) -> str | None:
    """Return where a content stood that this program wrote out: it says so only where that can't be guessed."""
    return record.address or (next(content.addresses(title), None) if record.uuid else None)
