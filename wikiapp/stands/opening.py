"""Opening a stand, and changing how it is: what hosts do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import render_template

from wikiapp.language import gettext as _
from wikiapp.people.permitting import person_with
from wikiapp.people.role import Role
from wikiapp.stands.blueprint import bp
from wikiapp.stands.finding import stand_at
from wikiapp.stands.form import StandForm
from wikiapp.stands.stand import Rule, Stand
from wikiapp.web import transaction
from wikiapp.web.answer import see_other, tell

if TYPE_CHECKING:
    from wikiapp.web.answer import Answer


@bp.get("/stands/")
def stands() -> Answer:
    """List all stands."""
    person_with(Role.HOST)
    return render_template("stands/stands.html", stands=transaction.session().scalars(Stand.newest()).all())


@bp.get("/stands/new")
def new() -> Answer:
    """Ask what a new stand is like."""
    person_with(Role.HOST)
    return _form(None, StandForm())


@bp.post("/stands/new")
def create() -> Answer:
    """Open a stand."""
    host, form = person_with(Role.HOST), StandForm.posted()
    errors = form.errors()
    if errors:
        return _refused(None, form, errors)
    return _saved(Stand.open(transaction.session(), form.name, host), form)


@bp.get("/stands/<slug>/edit")
def edit(slug: str) -> Answer:
    """Show what a stand is like, to be changed."""
    person_with(Role.HOST)
    stand = stand_at(slug)
    return _form(stand, StandForm.of(stand))


@bp.post("/stands/<slug>/edit")
def save(slug: str) -> Answer:
    """Change how a stand is."""
    person_with(Role.HOST)
    stand, form = stand_at(slug), StandForm.posted()
    errors = form.errors()
    return _refused(stand, form, errors) if errors else _saved(stand, form)


def _saved(stand: Stand, form: StandForm) -> Answer:
    form.write_to(stand)
    transaction.session().commit()
    tell(_("Saved."))
    return see_other(stand.path)


def _refused(stand: Stand | None, form: StandForm, errors: dict[str, str]) -> Answer:
    transaction.only_read()
    return _form(stand_at(stand.slug) if stand else None, form, errors), 422


def _form(stand: Stand | None, form: StandForm, errors: dict[str, str] | None = None) -> str:
    rules = {
        Rule.PUBLISH: _("What guests write is there at once"),
        Rule.HOLD_FIRST: _("What a guest writes first waits for a moderator"),
    }
    return render_template("stands/edit.html", stand=stand, form=form, errors=errors or {}, rules=rules)
