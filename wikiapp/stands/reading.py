"""The page of a stand, for guests and for hosts, and the poster that hangs there."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from flask import current_app, render_template

from wikiapp.language import clock
from wikiapp.language import gettext as _
from wikiapp.people.permitting import person_with
from wikiapp.people.present import present_person
from wikiapp.people.role import Role
from wikiapp.stands.blueprint import bp
from wikiapp.stands.device import Device
from wikiapp.stands.finding import stand_at
from wikiapp.stands.hours import there
from wikiapp.web import transaction
from wikiapp.web.answer import absolute, see_other, tell
from wikiapp.web.qr import qr

if TYPE_CHECKING:
    from flask import Flask

    from wikiapp.stands.stand import Stand
    from wikiapp.web.answer import Answer

HERE_ALONE = {"127.0.0.1", "localhost", "::1"}  # what no phone can reach


def use(app: Flask) -> None:
    """Let templates say hours as the clocks at a stand show them, and draw codes."""
    app.jinja_env.filters["clock"] = lambda moment, zone: clock(there(moment, zone))
    app.jinja_env.globals.update(qr=qr, reaches_phones=reaches_phones)


def reaches_phones(address: str) -> bool:
    """Tell whether a phone that is sent to an address can come there."""
    return urlsplit(address).hostname not in HERE_ALONE


@bp.get("/stands/<slug>")
def show(slug: str) -> Answer:
    """Show what a stand works on; hosts see its devices as well."""
    stand, person = stand_at(slug), present_person()
    hosts = person is not None and person.is_at_least(Role.HOST)
    devices = transaction.session().scalars(Device.of(stand)).all() if hosts else []
    return render_template("stands/stand.html", stand=stand, hosts=hosts, devices=devices)


@bp.get("/stands/<slug>/poster")
def poster(slug: str) -> Answer:
    """Show the code for joining, to be printed or to stand on a screen."""
    person_with(Role.HOST)
    stand = stand_at(slug)
    return render_template("stands/poster.html", stand=stand, address=join_address(stand))


@bp.post("/stands/<slug>/renewal")
def renew(slug: str) -> Answer:
    """Make a new code for joining; those that were printed are of no use any more."""
    person_with(Role.HOST)
    stand = stand_at(slug)
    stand.renew_join()
    transaction.session().commit()
    tell(_("Here is the new code. Posters with the old one are of no use any more."))
    return see_other(f"{stand.path}/poster")


def join_address(stand: Stand) -> str:
    """Return the whole address by which phones join."""
    return absolute(f"{stand.path}/join/{stand.join_token(current_app.config['SECRET_KEY'])}")
