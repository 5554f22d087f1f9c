"""Filters at the moderators' desk: which there are, what they say, and who switched them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import abort, render_template, request
from sqlalchemy import func, select

from wikiapp.filters.filter import Does, Filter, FilterSwitch, FilterVersion, begin_filter
from wikiapp.filters.hit import FilterHit
from wikiapp.filters.ready import ready_made
from wikiapp.filters.rule import Rule
from wikiapp.moderation.blueprint import bp
from wikiapp.moderation.rule_form import RuleForm
from wikiapp.moderation.wording import deeds_of_filters, question_called, questions
from wikiapp.people.permitting import person_with
from wikiapp.people.role import Role
from wikiapp.web import transaction
from wikiapp.web.answer import see_other

if TYPE_CHECKING:
    from wikiapp.web.answer import Answer

FILTERS = "/moderation/filters"
MOST_FILTERS, MOST_VERSIONS, VALUE_SHOWN = 200, 20, 300


@bp.get(FILTERS)
def filters() -> Answer:
    """List the filters, and what can be begun with."""
    person_with(Role.MODERATOR)
    session = transaction.session()
    found = session.scalars(select(Filter).order_by(Filter.id).limit(MOST_FILTERS)).all()
    return render_template(
        "moderation/filters.html",
        filters=[(one, one.latest) for one in found],
        switches={switch.filter_id: switch for switch in session.scalars(FilterSwitch.last())},
        hits=_hits(), ready=ready_made(), deeds=deeds_of_filters(),
    )  # fmt: skip


@bp.get(f"{FILTERS}/new")
def filter_beginning() -> Answer:
    """Show an empty form, or that of a ready-made filter."""
    person_with(Role.MODERATOR)
    ready = ready_made().get(request.args.get("ready", ""))
    return _form(RuleForm.of(ready) if ready else RuleForm(), None)


@bp.post(f"{FILTERS}/new")
def begin() -> Answer:
    """Write the first version of a filter."""
    person_with(Role.MODERATOR)
    return _written(None)


@bp.get(f"{FILTERS}/<int:number>")
def filter_page(number: int) -> Answer:
    """Show what a filter says, since when, and what it hit."""
    person_with(Role.MODERATOR)
    found, session = filter_of(number), transaction.session()
    versions = select(FilterVersion).where(FilterVersion.filter_id == found.id).order_by(FilterVersion.id.desc())
    switches = select(FilterSwitch).where(FilterSwitch.filter_id == found.id).order_by(FilterSwitch.id.desc())
    return render_template(
        "moderation/filter.html", filter=found, latest=found.latest, switch=found.switch,
        versions=session.scalars(versions.limit(MOST_VERSIONS)).all(),
        switches=session.scalars(switches.limit(MOST_VERSIONS)).all(),
        hits=_hits().get(found.id, 0), deeds=deeds_of_filters(), question_called=question_called, cut=VALUE_SHOWN,
    )  # fmt: skip


@bp.get(f"{FILTERS}/<int:number>/edit")
def filter_editor(number: int) -> Answer:
    """Show the form with what a filter says now."""
    person_with(Role.MODERATOR)
    found = filter_of(number)
    return _form(RuleForm.of(found.latest), found)


@bp.post(f"{FILTERS}/<int:number>/edit")
def edit_filter(number: int) -> Answer:
    """Write one more version, which does nothing before it is switched on."""
    person_with(Role.MODERATOR)
    return _written(filter_of(number))


def filter_of(number: int) -> Filter:
    """Return the filter of that number; answers 404."""
    return transaction.session().get(Filter, number) or abort(404)


def _written(found: Filter | None) -> Answer:
    form = RuleForm.posted()
    if errors := form.errors():
        return _form(form, found, errors)
    by = person_with(Role.MODERATOR)
    written = found or begin_filter(transaction.session())
    written.write(
        by=by, name=form.name, advice=form.advice, does=Does(form.does), rule=Rule.typed(form.lines)
    )  # fmt: skip
    transaction.session().commit()
    return see_other(f"{FILTERS}/{written.id}/trial")


def _form(form: RuleForm, found: Filter | None, errors: dict[str, str] | None = None) -> Answer:
    shown = render_template(
        "moderation/filter_form.html", form=form, filter=found, errors=errors or {}, questions=questions(),
        deeds=deeds_of_filters(), action=f"{FILTERS}/{found.id}/edit" if found else f"{FILTERS}/new",
    )  # fmt: skip
    return shown, 422 if errors else 200


def _hits() -> dict[int, int]:
    counted = (
        select(FilterVersion.filter_id, func.count()).join(FilterHit.version).group_by(FilterVersion.filter_id)
    )
    return {row.filter_id: row[1] for row in transaction.session().execute(counted)}
