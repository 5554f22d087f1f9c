"""Taking back everything that somebody did lately: looked at first, then done; and bringing it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import abort, render_template, request

from wikiapp.language import gettext as _
from wikiapp.language import ngettext
from wikiapp.moderation import times
from wikiapp.moderation.act import Act, Deed
from wikiapp.moderation.blocking import person_of
from wikiapp.moderation.blueprint import bp
from wikiapp.moderation.log import LOG
from wikiapp.moderation.sweep import sweep, work_of, work_on
from wikiapp.people.permitting import person_with
from wikiapp.people.role import Role
from wikiapp.web import transaction
from wikiapp.web.answer import see_other, tell

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wikiapp.moderation.sweep import Swept
    from wikiapp.moderation.taking_back import TakingBack
    from wikiapp.people.person import Person
    from wikiapp.web.answer import Answer

SHOWN = 100  # contents of a preview


@bp.get("/people/<int:number>/sweeps")
def sweep_form(number: int) -> Answer:
    """Show what would become of everything that a person did."""
    person_with(Role.MODERATOR)
    who, minutes = person_of(number), times.chosen(request.args.get("minutes"), times.stretches())
    work = work_of(transaction.session(), [who.id], times.since(minutes))
    return render_template(
        "moderation/sweep.html", work=work[:SHOWN], more=len(work) - SHOWN, minutes=minutes,
        stretches=times.stretches(), at=f"{who.path}/sweeps", back=who.path,
        heading=_("Take back what %(name)s did") % {"name": who.name},
    )  # fmt: skip


@bp.post("/people/<int:number>/sweeps")
def sweep_person(number: int) -> Answer:
    """Take it back."""
    by, who = person_with(Role.MODERATOR), person_of(number)
    minutes = times.chosen(request.form.get("minutes"), times.stretches())
    work = work_of(transaction.session(), [who.id], times.since(minutes))
    reason = request.form.get("summary", "") or _("took back what %(name)s did") % {"name": who.name}
    return swept(work, Deed.TOOK_BACK, by, who, reason)


@bp.get("/moderation/log/<int:number>/reversals")
def reversal_form(number: int) -> Answer:
    """Show what would become of what was taken back."""
    person_with(Role.MODERATOR)
    act = _taking_back(number)
    work = work_on(transaction.session(), act)
    return render_template(
        "moderation/sweep.html", work=work[:SHOWN], more=len(work) - SHOWN, act=act,
        at=f"{LOG}/{act.id}/reversals", back=act.person.path if act.person else LOG,
        heading=_("Bring back what was taken back"),
    )  # fmt: skip


@bp.post("/moderation/log/<int:number>/reversals")
def reverse(number: int) -> Answer:
    """Bring back what was taken back."""
    by, act = person_with(Role.MODERATOR), _taking_back(number)
    reason = request.form.get("summary", "") or _("brought back what had been taken back")
    place = {name: told for name, told in act.details.items() if name in {"place", "name"}}
    return swept(work_on(transaction.session(), act), Deed.BROUGHT_BACK, by, act.person, reason, place=place)


def swept(
    work: list[TakingBack],
    deed: Deed,
    by: Person,
    about: Person | None,
    reason: str,
    *,
    place: Mapping[str, Any] | None = None,
) -> Answer:
    """Do a part of the work, and lead on: to the log, or to the rest of it."""
    after = request.form.get("after", type=int) or 0
    left = [each for each in work if each.content.id > after]
    done = sweep(left, deed, by=by, about=about, reason=reason, place=place)
    transaction.session().commit()
    if done.left or done.by_hand:
        return _go_on(done, left, reason)
    tell(
        ngettext("%(count)d text is dealt with.", "%(count)d texts are dealt with.", done.done)
        % {"count": done.done}
    )
    return see_other(LOG)


def _taking_back(number: int) -> Act:
    act = transaction.session().get(Act, number) or abort(404)
    return act if act.deed in {Deed.TOOK_BACK, Deed.BROUGHT_BACK} else abort(404)


def _go_on(done: Swept, left: list[TakingBack], reason: str) -> Answer:
    after = left[done.done - 1].content.id
    return render_template(
        "moderation/swept.html", done=done, after=after, minutes=request.form.get("minutes", ""), reason=reason,
        at=request.path, log=LOG,
    )  # fmt: skip
