"""Erasing a person's data with a browser: a look at what it comes to, then a form, then a receipt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import render_template, request

from wikiapp.database import now
from wikiapp.language import gettext as _
from wikiapp.moderation.blocking import person_of
from wikiapp.moderation.blueprint import bp
from wikiapp.moderation.erasure import NotErasable, erase, extent, suppress_works
from wikiapp.people.claim import identities
from wikiapp.people.password import has_password
from wikiapp.people.permitting import person_with
from wikiapp.people.present import forget_browser
from wikiapp.people.proving import password_unproved
from wikiapp.people.role import Role
from wikiapp.web import transaction

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wikiapp.moderation.erasure import Extent
    from wikiapp.people.person import Person
    from wikiapp.web.answer import Answer

OWN = "/account/erasure"


@bp.get("/people/<int:number>/erasures")
def erasure_form(number: int) -> Answer:
    """Show what would be erased of a person, and ask."""
    person_with(Role.MODERATOR)
    who = person_of(number)
    return _form(who, f"{who.path}/erasures", {})


@bp.post("/people/<int:number>/erasures")
def erase_person(number: int) -> Answer:
    """Erase it, and suppress what they wrote where that was asked for."""
    by, who = person_with(Role.MODERATOR), person_of(number)
    at = f"{who.path}/erasures"
    if "sure" not in request.form:
        return _refused(who, at, {"sure": _("Tick that you are sure: it can't be taken back.")})
    people = identities(who)  # which nobody can find out afterwards
    try:
        found = erase(who, by=by)
    except NotErasable:
        return _refused(who, at, {"sure": _not_erasable()})
    reason = _("somebody's data was erased")
    works = suppress_works(people, by=by, reason=reason) if "works" in request.form else 0
    transaction.session().commit()
    return _receipt(who, found, works)


@bp.get(OWN)
def own_erasure_form() -> Answer:
    """Show somebody what would be erased of them, and ask."""
    return _form(person_with(Role.READER), OWN, {})


@bp.post(OWN)
def erase_oneself() -> Answer:
    """Erase it; the browser is a stranger's from then on."""
    who = person_with(Role.READER)
    if errors := password_unproved(who):
        return _refused(who, OWN, errors)
    if "sure" not in request.form:
        return _refused(who, OWN, {"sure": _("Tick that you are sure: it can't be taken back.")})
    try:
        found = erase(who, by=who)
    except NotErasable:
        return _refused(who, OWN, {"sure": _not_erasable()})
    transaction.session().commit()
    forget_browser()
    return _receipt(who, found, 0)


def _form(who: Person, at: str, errors: Mapping[str, str]) -> Answer:
    own = at == OWN
    shown = render_template(
        "moderation/erasure.html",
        who=who, at=at, own=own, found=extent(who).told(), sorts=_sorts(), errors=errors,
        asks_password=own and has_password(who),
    )  # fmt: skip
    return shown, 422 if errors else 200


def _refused(who: Person, at: str, errors: Mapping[str, str]) -> Answer:
    number = who.id
    transaction.only_read()
    return _form(person_of(number), at, errors)


def _receipt(who: Person, found: Extent, works: int) -> Answer:
    return render_template(
        "moderation/erased.html", who=who, found=found.told(), sorts=_sorts(), works=works, at=now()
    )


def _not_erasable() -> str:
    return _("Nobody can erase somebody who may do as much as they themselves, nor the only host.")


def _sorts() -> dict[str, str]:
    """Return what each sort of data is called."""
    return {
        "name": _("the name, and the name to sign in by"),
        "password": _("the password"),
        "sign_ins": _("sign-ins, with the browsers that they were made in"),
        "links": _("links to sign in by"),
        "ways_in": _("other ways to sign in, and what belongs to them"),
        "codes": _("codes to take words along by"),
        "parked": _("texts that were not saved yet"),
        "held": _("texts that wait or waited for a moderator"),
        "objections": _("objections to blocks"),
        "reports": _("reports that tell who made them"),
        "summaries": _("summaries of changes in which the name stands"),
        "addresses": _("addresses that they wrote from"),
        "reasons": _("reasons in the log in which the name stands"),
    }
