"""A history played from its first revision to now: as a page with the list of its steps, and in pieces as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import jsonify, render_template
from sqlalchemy import func, select

from wikiapp.content import Revision
from wikiapp.content.revision import IS_SUGGESTION
from wikiapp.content.suppression import Hidden, shown
from wikiapp.history import asked
from wikiapp.history.diff import FORMATS, told
from wikiapp.history.schedule import beats
from wikiapp.history.steps import Step, sizes, steps, stride
from wikiapp.language import gettext as _
from wikiapp.people.colour import colour_of
from wikiapp.people.person import Person
from wikiapp.web.answer import same_for_all, url
from wikiapp.web.errors import error_page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wikiapp.content import Content
    from wikiapp.web.answer import Answer

ROOM = 50  # steps on one page of the list
NAMED = 8  # people whose colours are told


def answer(content: Content) -> Answer:
    """Show the history from revision `from` on; `to` is where it ends for whoever has begun to play it."""
    start, wanted = asked.number("from", 1), asked.number("to", content.latest_number)
    end = content.history.stood_before(wanted + 1) if wanted <= content.revision_count else 0
    form = asked.choice("format", FORMATS)
    if not 1 <= start <= end:
        return error_page(404, _("There is no such version"), _("Its history lists all versions that there are."))
    same_for_all()
    return jsonify(_piece(content, start, end)) if form == "json" else _page(content, start, end)


def _piece(content: Content, start: int, end: int) -> dict[str, Any]:
    found = list(steps(content, start, end))
    last = found[-1].revision.number
    return {
        "title": content.title,
        "steps": [_step(step) for step in found],
        "next": last + 1 if last < end else None,
    }


def _step(step: Step) -> dict[str, Any]:
    return told(step.revision) | {
        "first": step.first,
        "people": step.people,
        "colour": colour_of(step.revision.author) if step.people == 1 else None,
        "words_added": step.words_added,
        "words_removed": step.words_removed,
        "change": step.change,
    }


def _page(content: Content, start: int, end: int) -> str:
    last = min(end, start + ROOM - 1)
    return render_template(
        "history/playback.html",
        content=content,
        count=end,
        start=start,
        revisions=content.history.before(last + 1, ROOM, Revision.number >= start, ~IS_SUGGESTION)[::-1],
        earlier=_list(content, max(1, start - ROOM)) if start > 1 else None,
        later=_list(content, last + 1) if last < end else None,
        stride=stride(end),
        beats=beats(sizes(content, end)),
        people=_most_active(content),
        colour_of=colour_of,
    )


def _list(content: Content, start: int) -> str:
    return url(content, "playback", **{"from": start}) if start > 1 else url(content, "playback")


def _most_active(content: Content) -> Sequence[Person]:
    """Return who wrote most of the revisions, as far as that may be known."""
    of_content = Revision.content_id == content.id, shown(Hidden.AUTHOR, Revision.hidden)
    written = select(Revision.author_id).where(*of_content).group_by(Revision.author_id)
    most = written.order_by(func.count().desc(), Revision.author_id).limit(NAMED).subquery()
    return content.session.scalars(select(Person).where(Person.id.in_(select(most.c.author_id)))).all()
