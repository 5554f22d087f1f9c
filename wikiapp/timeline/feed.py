"""What has happened lately, as feeds: everybody's changes, and one person's."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from flask import current_app

from wikiapp.content import Revision
from wikiapp.feeds import ROOM, changes, feed
from wikiapp.language import gettext as _
from wikiapp.timeline.finding import Asking, Finding
from wikiapp.timeline.paging import loaded
from wikiapp.timeline.person import person_of, works_of
from wikiapp.timeline.views import asked, bp
from wikiapp.web import transaction
from wikiapp.web.answer import with_query

if TYPE_CHECKING:
    from wikiapp.web.answer import Answer


@bp.get("/changes.atom")
def changes_feed() -> Answer:
    """Tell of everybody's changes."""
    subtitle = _("What was written lately in %(name)s, newest first.") % {"name": current_app.config["SITE_NAME"]}
    wanted = asked()
    at, of = (with_query(path, **wanted.narrows) for path in ("/changes.atom", "/changes"))
    found = Finding(transaction.session(), wanted).page(ROOM, _asking())
    return feed(_("Recent changes"), subtitle, changes(found.changes), at=at, of=of)


@cache
def _asking() -> Asking[Any]:
    return Asking(Revision.lately(), loaded)


@bp.get("/people/<int:number>/feed.atom")
def person_feed(number: int) -> Answer:
    """Tell of what one person writes."""
    who = person_of(number)
    subtitle = _("What %(name)s has written.") % {"name": who.name}
    newest = loaded(transaction.session(), works_of(who).limit(ROOM))
    return feed(who.name, subtitle, changes(newest), at=f"{who.path}/feed.atom", of=who.path)
