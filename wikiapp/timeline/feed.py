"""What has happened lately, as feeds: everybody's changes, and one person's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import current_app

from wikiapp.content import Revision
from wikiapp.feeds import ROOM, changes, feed
from wikiapp.language import gettext as _
from wikiapp.telling import kinds
from wikiapp.timeline.filters import Filter
from wikiapp.timeline.views import TOLD, bp, person_of, works_of
from wikiapp.web import transaction
from wikiapp.web.answer import with_query

if TYPE_CHECKING:
    from sqlalchemy import Select

    from wikiapp.feeds import Entry
    from wikiapp.web.answer import Answer


@bp.get("/changes.atom")
def changes_feed() -> Answer:
    """Tell of everybody's changes."""
    subtitle = _("What was written lately in %(name)s, newest first.") % {"name": current_app.config["SITE_NAME"]}
    wanted = Filter.asked(kinds())
    at, of = (with_query(path, **wanted.query) for path in ("/changes.atom", "/changes"))
    return feed(_("Recent changes"), subtitle, _newest(wanted.among(Revision.lately())), at=at, of=of)


@bp.get("/people/<int:number>/feed.atom")
def person_feed(number: int) -> Answer:
    """Tell of what one person writes."""
    who = person_of(number)
    subtitle = _("What %(name)s has written.") % {"name": who.name}
    entries = _newest(works_of(who))
    return feed(who.name, subtitle, entries, at=f"{who.path}/feed.atom", of=who.path)


def _newest(chosen: Select[Revision]) -> list[Entry]:
    return changes(transaction.session().scalars(chosen.options(*TOLD).limit(ROOM)))
