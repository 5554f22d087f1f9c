"""What waits for a moderator, as a feed: texts, reports and objections, the newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import NAMESPACE_OID, UUID, uuid5

from wikiapp.feeds import Entry, feed
from wikiapp.filters.held import Held
from wikiapp.language import gettext as _
from wikiapp.moderation.appeal import Appeal
from wikiapp.moderation.blueprint import bp
from wikiapp.moderation.report import Report
from wikiapp.people.permitting import person_with
from wikiapp.people.place_block import PlaceAppeal
from wikiapp.people.role import Role
from wikiapp.web import transaction
from wikiapp.web.answer import absolute

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wikiapp.people.person import Person
    from wikiapp.web.answer import Answer

    Row = Held | Report | Appeal | PlaceAppeal

ROOM = 50  # of each sort
AT, DESK = "/moderation/feed.atom", "/moderation"


@bp.get(AT)
def waiting_feed() -> Answer:
    """Tell moderators of what waits; programs ask with a token."""
    person_with(Role.MODERATOR)
    entries = sorted(_entries(), key=lambda entry: entry.at, reverse=True)
    subtitle = _("What waits for a moderator, newest first.")
    return feed(_("The moderators' desk"), subtitle, entries, at=AT, of=DESK, for_all=False)


def _entries() -> Iterator[Entry]:
    session = transaction.session()
    for held in session.scalars(Held.waiting().limit(ROOM)):
        title = _("%(title)s waits for a moderator") % {"title": held.title}
        yield _entry(held, held.person.uuid, title, held.body, at=held.path, by=held.person)
    for report in session.scalars(Report.open().limit(ROOM)):
        title = _("%(title)s was reported") % {"title": report.content.title}
        yield _entry(report, report.content.uuid, title, report.words, at=f"{DESK}#ui_reports", by=report.by)
    for appeal in session.scalars(Appeal.open().limit(ROOM)):
        who, title = appeal.block.person, _("An objection to a block")
        yield _entry(appeal, who.uuid, title, appeal.words, at=f"{DESK}#ui_appeals", by=who)
    for objection in session.scalars(PlaceAppeal.open().limit(ROOM)):
        title = _("An objection to a block")
        yield _entry(objection, NAMESPACE_OID, title, objection.words, at=f"{DESK}#ui_appeals", by=None)


def _entry(row: Row, about: UUID, title: str, words: str, *, at: str, by: Person | None) -> Entry:
    number = uuid5(about, f"{row.__tablename__} {row.id} {row.created_at.isoformat()}")
    author, address = (by.name, absolute(by.path)) if by else (_("a reader"), "")
    return Entry(
        uuid=number, title=title, address=absolute(at), author=author, author_address=address,
        at=row.created_at, changed_at=row.created_at, summary=words[:400],
    )  # fmt: skip
