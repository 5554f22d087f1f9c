"""Trying a filter against the past, and then switching it on; and off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import abort, render_template, request
from flask import session as cookie

from wikiapp.filters.filter import FilterVersion
from wikiapp.filters.hit import TOO_MUCH
from wikiapp.filters.trial import tried
from wikiapp.language import gettext as _
from wikiapp.moderation.act import Deed, note
from wikiapp.moderation.blueprint import bp
from wikiapp.moderation.filtering import FILTERS, filter_of
from wikiapp.people.permitting import person_with
from wikiapp.people.role import Role
from wikiapp.web import transaction
from wikiapp.web.answer import see_other, tell

if TYPE_CHECKING:
    from wikiapp.filters.filter import Filter
    from wikiapp.web.answer import Answer

SHOWN = 50  # hits of a trial
TRIED, MOST_TRIED = "tried", 20  # versions whose trial this moderator has opened


@bp.get(f"{FILTERS}/<int:number>/trial")
def try_filter(number: int) -> Answer:
    """Show what the newest version would have hit; from there it is switched on."""
    person_with(Role.MODERATOR)
    found = filter_of(number)
    version = found.latest
    cookie[TRIED] = [*cookie.get(TRIED, []), version.id][-MOST_TRIED:]
    trial = tried(transaction.session(), version.rule)
    return render_template(
        "moderation/trial.html", filter=found, version=version, trial=trial, revisions=trial.hits[:SHOWN],
        too_much=TOO_MUCH,
    )  # fmt: skip


@bp.post(f"{FILTERS}/<int:number>/switches")
def switch_filter(number: int) -> Answer:
    """Let a version count from now on, or none."""
    by, found = person_with(Role.MODERATOR), filter_of(number)
    version = _chosen(found)
    if version and version.id not in cookie.get(TRIED, []):
        tell(_("Look at what it would have hit first."), "note")
        return see_other(f"{FILTERS}/{found.id}/trial")
    found.switch_to(version, by=by)
    note(Deed.FILTER_ON if version else Deed.FILTER_OFF, by=by, reason=(version or found.latest).name)
    transaction.session().commit()
    tell(_("It is on.") if version else _("It is off."))
    return see_other(f"{FILTERS}/{found.id}")


def _chosen(found: Filter) -> FilterVersion | None:
    if not request.form.get("version"):
        return None
    version = transaction.session().get(FilterVersion, request.form.get("version", type=int) or 0)
    return version if version and version.filter_id == found.id else abort(400)
