"""Protecting a content from those who may do less, and letting everybody write again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template, request

from wikiapp.content import Protected
from wikiapp.editing.deleting import living
from wikiapp.language import gettext as _
from wikiapp.moderation import times
from wikiapp.moderation.act import Deed, note
from wikiapp.people.permitting import person_with
from wikiapp.people.role import Role
from wikiapp.web import transaction
from wikiapp.web.answer import see_other, tell, url
from wikiapp.web.errors import error_page

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask

    from wikiapp.content import Content
    from wikiapp.web.answer import Answer

LEVELS = (Role.WRITER, Role.MODERATOR)
EVERYBODY = "everybody"


def use(app: Flask) -> None:
    """Tell whoever may not write a content so."""
    app.register_error_handler(Protected, _protected)


class ProtectionViews:
    """The views for one kind of content; `find` returns the content at an address."""

    def __init__(self, find: Callable[[str], Content]) -> None:
        self.find = find

    def form(self, address: str) -> Answer:
        """Ask who may write it, and for how long."""
        person_with(Role.MODERATOR)
        content = living(self.find(address))
        return render_template(
            "moderation/protection.html",
            content=content,
            levels=LEVELS,
            lengths=times.lengths(),
            everybody=EVERYBODY,
        )

    def protect(self, address: str) -> Answer:
        """Let only some write it, or everybody again."""
        by, content = person_with(Role.MODERATOR), living(self.find(address))
        level, reason = request.form.get("role", ""), request.form.get("summary", "")
        if level in LEVELS:
            until = times.until(times.chosen(request.form.get("for"), times.lengths()))
            content.protect(Role(level), until=until)
            ends = until.isoformat() if until else None
            note(Deed.PROTECTED, by=by, content=content, reason=reason, role=level, until=ends)
        elif content.protection:
            content.unprotect()
            note(Deed.UNPROTECTED, by=by, content=content, reason=reason)
        transaction.session().commit()
        tell(_("Protected.") if content.protection else _("Everybody can write it now."))
        return see_other(url(content))


def blueprint(name: str, find: Callable[[str], Content]) -> Blueprint:
    """Return the addresses that hang behind those of one kind of content."""
    bp, views = Blueprint(name, __name__), ProtectionViews(find)
    bp.add_url_rule("/protection", "form", views.form)
    bp.add_url_rule("/protection", "protect", views.protect, methods=["POST"])
    return bp


def _protected(_error: Protected) -> Answer:
    transaction.only_read()
    return error_page(
        403, _("This is protected"),
        _("For the time being, only some may change it. You can suggest a text: edit it, and it is kept."),
    )  # fmt: skip
