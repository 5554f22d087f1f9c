"""Reporting a content to the moderators: anybody can."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, abort, render_template, request

from wikiapp.editing.deleting import living
from wikiapp.language import gettext as _
from wikiapp.moderation.act import Deed, note
from wikiapp.moderation.blueprint import bp
from wikiapp.moderation.report import Report, report
from wikiapp.people.permitting import person_with
from wikiapp.people.present import present_person
from wikiapp.people.role import Role
from wikiapp.web import transaction
from wikiapp.web.answer import see_other, tell, url

if TYPE_CHECKING:
    from collections.abc import Callable

    from wikiapp.content import Content
    from wikiapp.web.answer import Answer


class ReportViews:
    """The views for one kind of content; `find` returns the content at an address."""

    def __init__(self, find: Callable[[str], Content]) -> None:
        self.find = find

    def form(self, address: str) -> Answer:
        """Ask what is wrong."""
        return render_template("moderation/report.html", content=living(self.find(address)))

    def report(self, address: str) -> Answer:
        """Take it down for the moderators."""
        content = living(self.find(address))
        report(content, request.form.get("summary", ""), present_person())
        transaction.session().commit()
        tell(_("Thank you. A moderator will look at it."))
        return see_other(url(content))


def blueprint(name: str, find: Callable[[str], Content]) -> Blueprint:
    """Return the addresses that hang behind those of one kind of content."""
    behind, views = Blueprint(name, __name__), ReportViews(find)
    behind.add_url_rule("/reports", "form", views.form)
    behind.add_url_rule("/reports", "report", views.report, methods=["POST"])
    return behind


@bp.post("/moderation/reports/<int:number>/settlements")
def settle(number: int) -> Answer:
    """Say that a report was dealt with."""
    by = person_with(Role.MODERATOR)
    found = transaction.session().get(Report, number) or abort(404)
    if not found.settled_at:
        found.settle(by)
        note(Deed.SETTLED_REPORT, by=by, content=found.content, reason=found.words)
    transaction.session().commit()
    return see_other("/moderation")
