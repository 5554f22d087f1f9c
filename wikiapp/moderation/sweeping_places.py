"""Taking back everything that was written lately at a stand, or on one of its devices, whoever it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import abort, render_template, request

from wikiapp.content.facet import at_stand, on_device
from wikiapp.language import gettext as _
from wikiapp.moderation import times
from wikiapp.moderation.act import Deed
from wikiapp.moderation.blueprint import bp
from wikiapp.moderation.sweep import work_in
from wikiapp.moderation.sweeping import SHOWN, swept
from wikiapp.people.permitting import person_with
from wikiapp.people.role import Role
from wikiapp.telling import DEVICE, STAND, places
from wikiapp.web import transaction
from wikiapp.web.answer import with_query

if TYPE_CHECKING:
    from wikiapp.web.answer import Answer

FACETS = {STAND: at_stand, DEVICE: on_device}
AT = f"/moderation/<any({STAND}, {DEVICE}):sort>/<int:number>/sweeps"


@bp.get(AT)
def sweep_place_form(sort: str, number: int) -> Answer:
    """Show what would become of it."""
    person_with(Role.MODERATOR)
    name, minutes = _called(sort, number), times.chosen(request.args.get("minutes"), times.stretches())
    work = work_in(transaction.session(), FACETS[sort](number), times.since(minutes))
    return render_template(
        "moderation/sweep.html", work=work[:SHOWN], more=len(work) - SHOWN, minutes=minutes,
        stretches=times.stretches(), at=request.path, back=with_query("/changes", **{sort: number}),
        heading=_("Take back what was written at %(place)s") % {"place": name},
    )  # fmt: skip


@bp.post(AT)
def sweep_place(sort: str, number: int) -> Answer:
    """Take it back."""
    by, name = person_with(Role.MODERATOR), _called(sort, number)
    minutes = times.chosen(request.form.get("minutes"), times.stretches())
    work = work_in(transaction.session(), FACETS[sort](number), times.since(minutes))
    reason = request.form.get("summary", "") or _("took back what was written in one place")
    told = {"place": sort, **({"name": name} if sort == STAND else {})}
    return swept(work, Deed.TOOK_BACK, by, None, reason, place=told)


def _called(sort: str, number: int) -> str:
    return places(sort).get(number) or abort(404)
