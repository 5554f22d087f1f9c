"""The wall: what a stand works on, in large type for a screen that everybody sees, coming by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import render_template

from wikiapp import language
from wikiapp.content import Revision
from wikiapp.discussion.comment import Comment
from wikiapp.discussion.said import said
from wikiapp.editing.presence import writing
from wikiapp.language import ngettext
from wikiapp.markup import excerpt
from wikiapp.people.present import present_person
from wikiapp.people.role import Role
from wikiapp.rendering import rendered
from wikiapp.stands.blueprint import bp
from wikiapp.stands.finding import stand_at
from wikiapp.stands.reading import join_address
from wikiapp.web import transaction
from wikiapp.web.answer import absolute, same_for_all

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wikiapp.content import Content
    from wikiapp.stands.stand import Stand
    from wikiapp.web.answer import Answer

NAMED = 3  # of those who are writing
NEWEST = 4  # comments and changes of each text


@dataclass(frozen=True)
class Sheet:
    """One text on the wall, who wrote it last, and what was said about it last: name and first words."""

    content: Content
    html: str
    changes: Sequence[Revision]
    comments: Sequence[tuple[str, str]]


@bp.get("/stands/<slug>/wall/writing")
def wall_writing(slug: str) -> Answer:
    """Tell who is writing in what a stand works on."""
    told = _writing(*writing(transaction.session(), stand_at(slug).pages))
    return {"told": told}, 200, {"Cache-Control": "no-store"}


@bp.get("/stands/<slug>/wall")
def wall(slug: str) -> Answer:
    """Show what a stand works on."""
    stand = stand_at(slug)
    sheets = [_sheet(content) for content in stand.pages]
    same_for_all()
    return render_template("stands/wall.html", stand=stand, sheets=sheets, address=_address(stand))


def _sheet(content: Content) -> Sheet:
    session, keep_with = transaction.session(), transaction.database().keeping
    html = rendered(session, content.latest, keep_with=keep_with).html
    changes = session.scalars(Revision.of(content).limit(NEWEST)).all()
    newest = Comment.on(content).order_by(None).order_by(Comment.id.desc())
    numbers = [comment.id for comment in session.scalars(newest.limit(NEWEST))]
    told = said(session, numbers, keep_with)
    comments = [(told[each].author, excerpt(told[each].html or "")) for each in numbers]
    return Sheet(content, html, changes, comments)


def _address(stand: Stand) -> str:
    """Return where the code leads: to joining, if a host has put the wall up, or else to the stand's page."""
    person = present_person()
    hosts = person is not None and person.is_at_least(Role.HOST)
    return join_address(stand) if hosts else absolute(stand.path)


def _writing(names: Sequence[str], unnamed: int) -> str:
    """Return a sentence that names the first few."""
    people, more = len(names) + unnamed, unnamed + len(names[NAMED:])
    guests = ngettext("%(num)d guest", "%(num)d guests", more) % {"num": more}
    who = language.listed([*names[:NAMED], *([guests] if more else [])])
    return ngettext("%(who)s is writing", "%(who)s are writing", people) % {"who": who} if people else ""
