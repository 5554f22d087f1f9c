"""Suppressing revisions, looking at what is suppressed, and showing it again: each goes into the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, abort, render_template, request

from wikiapp.content import Suppressed
from wikiapp.content.numbers import runs
from wikiapp.content.suppression import CHOSEN, Suppression
from wikiapp.language import gettext as _
from wikiapp.language import ngettext
from wikiapp.moderation.act import Deed
from wikiapp.moderation.choosing import Choice
from wikiapp.moderation.hiding import hide, show_again, tell_log
from wikiapp.people.permitting import person_with
from wikiapp.people.role import Role
from wikiapp.rendering import render_text
from wikiapp.web import transaction
from wikiapp.web.answer import see_other, tell, url
from wikiapp.web.errors import error_page

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask

    from wikiapp.content import Content, Revision
    from wikiapp.web.answer import Answer


def use(app: Flask) -> None:
    """Tell whoever would bring back what is suppressed so."""
    app.register_error_handler(Suppressed, _suppressed)
    app.jinja_env.filters.update(part=_part, versions=_versions)


class SuppressionViews:
    """The views for one kind of content; `find` returns the content at an address."""

    def __init__(self, find: Callable[[str], Content]) -> None:
        self.find = find

    def form(self, address: str) -> Answer:
        """Ask which versions, what of them, and why."""
        person_with(Role.MODERATOR)
        content = self.find(address)
        return _form(content, Choice.asked(content), {})

    def suppress(self, address: str) -> Answer:
        """Show them no more."""
        by, content, choice = person_with(Role.MODERATOR), self.find(address), Choice.posted()
        reason, errors = request.form.get("summary", ""), choice.errors(content)
        if errors:
            transaction.only_read()
            return _form(self.find(address), choice, errors)
        found = hide(content, choice.numbers(content), choice.what, by=by, reason=reason)
        transaction.session().commit()
        tell(_told(len(found)))
        return see_other(url(content, "history"))

    def disclose(self, address: str) -> Answer:
        """Show one again, and all that say the same."""
        by, content = person_with(Role.MODERATOR), self.find(address)
        show_again(content, _chosen(content).number, by=by, reason=request.form.get("summary", ""))
        transaction.session().commit()
        tell(_("It is shown again."))
        return see_other(url(content, "history"))

    def look(self, address: str) -> Answer:
        """Show a moderator, and nobody else, what is suppressed; that they looked is written down first."""
        by, content = person_with(Role.MODERATOR), self.find(address)
        revision = _chosen(content)
        tell_log(Deed.LOOKED, content, [revision], by=by, reason=request.form.get("summary", ""))
        transaction.session().commit()
        kept = transaction.session().get_one(Suppression, revision.id)
        html = render_text(transaction.session(), revision.original, revision.language)
        return render_template(
            "moderation/look.html", content=content, revision=revision, rendered=html, kept=kept,
            absent=kept.what & ~CHOSEN,
        )  # fmt: skip


def blueprint(name: str, find: Callable[[str], Content]) -> Blueprint:
    """Return the addresses that hang behind those of one kind of content."""
    behind, views = Blueprint(name, __name__), SuppressionViews(find)
    behind.add_url_rule("/suppressions", "form", views.form)
    behind.add_url_rule("/suppressions", "suppress", views.suppress, methods=["POST"])
    behind.add_url_rule("/disclosures", "disclose", views.disclose, methods=["POST"])
    behind.add_url_rule("/looks", "look", views.look, methods=["POST"])
    return behind


def _form(content: Content, choice: Choice, errors: dict[str, str]) -> Answer:
    shown = render_template("moderation/suppression.html", content=content, choice=choice, errors=errors)
    return shown, 422 if errors else 200


def _chosen(content: Content) -> Revision:
    """Return the revision that a form names, if anything of it is suppressed; answers 404."""
    try:
        found = content.history[request.form.get("revision", type=int) or 0]
    except LookupError:
        abort(404)
    return found if found.hidden else abort(404)


def _part(name: str) -> str:
    return {"text": _("text"), "summary": _("summary"), "author": _("author")}[name]


def _versions(numbers: list[int]) -> str:
    """Return several numbers of versions on a line: 3, 5–7."""
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs(numbers))


def _told(count: int) -> str:
    sentence = ngettext("%(num)d version is suppressed.", "%(num)d versions are suppressed.", count)
    return sentence % {"num": count}


def _suppressed(_error: Suppressed) -> Answer:
    transaction.only_read()
    return error_page(
        403, _("This version is suppressed"),
        _("What it said isn't shown, so it can't be brought back, undone or taken up. Write it anew instead."),
    )  # fmt: skip
