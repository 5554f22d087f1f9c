"""Agreeing with what any content says that can be agreed with, and taking that back: the form and what it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, abort, render_template, request

from wikiapp.agreement.agreeing import agree, withdraw
from wikiapp.agreement.versions import VersionViews
from wikiapp.content import Content, Unchanged
from wikiapp.editing.deleting import living
from wikiapp.language import gettext as _
from wikiapp.people.present import commit_as, writer
from wikiapp.web.answer import see_other, tell, url

if TYPE_CHECKING:
    from collections.abc import Callable

    from wikiapp.web.answer import Answer

PLACE = "#ui_agreement"  # of what a page shows of it


class AgreementViews:
    """The views for one kind of content; `find` returns the content at an address."""

    def __init__(self, find: Callable[[str], Content]) -> None:
        self.find = find

    def form(self, address: str) -> Answer:
        """Say what it means to agree, and ask."""
        return render_template("agreement/agreement.html", content=living(self.find(address)))

    def agree(self, address: str) -> Answer:
        """Note that a person agrees with the revision that they read."""
        content = living(self.find(address))
        revision = request.form.get("revision", content.latest_number, type=int)
        try:
            person = writer(request.form.get("name", ""))
            agree(content, person=person, revision=revision)
            commit_as(person)
            tell(_("Noted: this is what you think too. You can take it back at any time."))
        except LookupError:
            abort(404)
        except Unchanged:
            tell(_("You agree with that already."), "note")
        return see_other(url(content) + PLACE)

    def withdraw(self, address: str) -> Answer:
        """Note that a person takes it back."""
        content = living(self.find(address))
        try:
            person = writer("")
            withdraw(content, person=person)
            commit_as(person)
            tell(_("Taken back: you no longer count among those who agree."))
        except Unchanged:
            tell(_("You hadn't agreed, so there was nothing to take back."), "note")
        return see_other(url(content) + PLACE)


def blueprint(name: str, find: Callable[[str], Content]) -> Blueprint:
    """Return the addresses that hang behind those of one kind of content."""
    bp, views, versions = Blueprint(name, __name__), AgreementViews(find), VersionViews(find)
    bp.add_url_rule("/agreements", "form", views.form)
    bp.add_url_rule("/agreements", "agree", views.agree, methods=["POST"])
    bp.add_url_rule("/agreements/withdrawal", "withdraw", views.withdraw, methods=["POST"])
    bp.add_url_rule("/versions", "versions", versions.form)
    bp.add_url_rule("/versions", "mark", versions.mark, methods=["POST"])
    bp.add_url_rule("/versions/<int:number>", "version", versions.version)
    bp.add_url_rule("/versions/<int:number>/withdrawal", "unmark", versions.unmark, methods=["POST"])
    return bp
