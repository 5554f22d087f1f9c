"""Blocking a shared device, or a range of addresses: looked at first, since many may write from there."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from flask import abort, current_app, render_template, request
from sqlalchemy import func, select

from wikiapp.content import Revision
from wikiapp.content.facet import Facet, on_device
from wikiapp.database import now
from wikiapp.language import gettext as _
from wikiapp.moderation import times
from wikiapp.moderation.act import Deed, note
from wikiapp.moderation.block_form import BlockForm, whats
from wikiapp.moderation.blocking import details
from wikiapp.moderation.blueprint import bp
from wikiapp.people.permitting import person_with
from wikiapp.people.place_block import PlaceBlock, ends_of, range_of, writers_within
from wikiapp.people.role import Role
from wikiapp.telling import DEVICE, places
from wikiapp.web import transaction
from wikiapp.web.answer import see_other, tell

if TYPE_CHECKING:
    from wikiapp.people.person import Person
    from wikiapp.people.place_block import Network
    from wikiapp.web.answer import Answer

RANGE = "range"
LATELY = timedelta(days=30)
DEVICES, RANGES = "/moderation/device/<int:number>/blocks", "/moderation/range-blocks"


@bp.get(DEVICES)
def device_block_form(number: int) -> Answer:
    """Ask for how long, what, and why; tell who has written there lately."""
    person_with(Role.MODERATOR)
    return _device_form(number, BlockForm(), {})


@bp.post(DEVICES)
def block_device(number: int) -> Answer:
    """Let nobody write on a device for a while."""
    by, form = person_with(Role.MODERATOR), BlockForm.posted()
    if errors := form.errors():
        transaction.only_read()
        return _device_form(number, form, errors)
    _called(number)
    return _set(by, form, DEVICE, device_id=number, network="", spares_accounts=False)


@bp.get(RANGES)
def range_block_form() -> Answer:
    """Ask which range, for how long, what, and why."""
    person_with(Role.MODERATOR)
    return _range_form("", BlockForm(), {})


@bp.post(RANGES)
def block_range() -> Answer:
    """Tell how many wrote from a range lately; and let nobody write from there, once that was read."""
    by, form, typed = person_with(Role.MODERATOR), BlockForm.posted(), request.form.get("network", "").strip()[:50]
    network, errors = range_of(typed), form.errors()
    if network is None:
        errors["network"] = _("Write an address, or a range such as 192.0.2.0/24, at most /16 or /32 wide.")
    if network is None or errors or request.form.get("seen") != str(network):
        transaction.only_read()
        return _range_form(typed, form, errors, network)
    first, last = ends_of(network)
    return _set(by, form, RANGE, network=str(network), first=first, last=last, spares_accounts=form.spares)


@bp.post("/moderation/place-blocks/<int:number>/endings")
def end_place_block(number: int) -> Answer:
    """Let be written from there again."""
    by, held = person_with(Role.MODERATOR), transaction.session().get(PlaceBlock, number) or abort(404)
    if not held.ended_at:
        held.end()
        note(Deed.UNBLOCKED, by=by, place=DEVICE if held.device_id else RANGE)
    transaction.session().commit()
    return see_other("/moderation#ui_blocks")


def _set(by: Person, form: BlockForm, place: str, **where: Any) -> Answer:
    made = PlaceBlock(
        by=by, reason=form.reason, created_at=now(), expires_at=form.until, what=form.what, pages=form.pages,
        **where,
    )  # fmt: skip
    transaction.session().add(made)
    note(Deed.BLOCKED, by=by, reason=form.reason, place=place, **details(made))
    transaction.session().commit()
    tell(_("Blocked. You can end it here."))
    return see_other("/moderation#ui_blocks")


def _device_form(number: int, form: BlockForm, errors: dict[str, str]) -> Answer:
    there = select(Facet.revision_id).where(Facet.name == on_device(number))
    lately = Revision.id.in_(there), Revision.created_at > now() - LATELY
    count = transaction.session().scalar(select(func.count(Revision.author_id.distinct())).where(*lately)) or 0
    heading = _("Block the device %(name)s") % {"name": _called(number)}
    return _page(heading, form, errors, writers=count, days=LATELY.days)


def _range_form(typed: str, form: BlockForm, errors: dict[str, str], network: Network | None = None) -> Answer:
    count = writers_within(transaction.session(), network) if network else None
    return _page(
        _("Block a range of addresses"), form, errors, typed=typed, network=network, writers=count,
        days=current_app.config["KEEP_ADDRESSES"], ranges=True,
    )  # fmt: skip


def _page(heading: str, form: BlockForm, errors: dict[str, str], **told: Any) -> Answer:
    shown = render_template(
        "moderation/place_block.html", heading=heading, form=form, errors=errors, at=request.path,
        lengths=times.lengths(), whats=whats(), **told,
    )  # fmt: skip
    return shown, 422 if errors else 200


def _called(number: int) -> str:
    return places(DEVICE).get(number) or abort(404)
