"""A link to sign in by, sent to whoever has forgotten the password; the answer doesn't tell whether it was."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import current_app, render_template, request

from wikiapp.language import current
from wikiapp.language import gettext as _
from wikiapp.people.attempts import MAIL, Attempt, TooManyAttempts, limits, wait
from wikiapp.people.blueprint import bp
from wikiapp.people.mail.address import reached_by
from wikiapp.people.mail.office import MailNotSent
from wikiapp.people.mail.sending import office
from wikiapp.people.mail.texts import way_in
from wikiapp.people.one_time_link import link_for
from wikiapp.web import transaction
from wikiapp.web.answer import absolute

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wikiapp.database import Database
    from wikiapp.people.mail.office import Mail
    from wikiapp.web.answer import Answer

AT = "/sign-in/mail"
LASTS = timedelta(hours=1)


@bp.get(AT)
def mail_form() -> Answer:
    """Ask whose password is forgotten."""
    office()
    return _form("", {})


@bp.post(AT)
def send_way_in() -> Answer:
    """Send a link, if there is anywhere to send it; each asking counts as an attempt to be somebody."""
    typed, sent_by = request.form.get("name", ""), office()
    try:
        Attempt(limits(typed, None, MAIL))
        site = current_app.config["SITE_NAME"], absolute("")
        sent_by.send_later(partial(_ways_in, transaction.database(), typed, current(), site))
    except TooManyAttempts as tried:
        return _refused(typed, wait(tried), HTTPStatus.TOO_MANY_REQUESTS, {"Retry-After": str(tried.seconds)})
    except MailNotSent:
        sentence = _("Mails can't be sent now. Try again later, or ask a host for a link.")
        return _refused(typed, sentence, HTTPStatus.SERVICE_UNAVAILABLE, {})
    transaction.only_read()
    return render_template("people/mail/sent.html")


def _ways_in(database: Database, typed: str, language: str, site: tuple[str, str]) -> Iterator[Mail]:
    # In a thread of its own, so that whether there is somebody to be found takes no part of the answer's time.
    name_of_site, address_of_site = site
    with database.writing() as session:
        reached = reached_by(session, typed)
        links = [address_of_site + link_for(each.person, lasts=LASTS) for each in reached]
        session.commit()
        for each, link in zip(reached, links, strict=True):
            yield way_in(each.address, each.person.name, link, name_of_site, each.person.language or language)


def _refused(typed: str, sentence: str, code: HTTPStatus, headers: dict[str, str]) -> Answer:
    transaction.only_read()
    return _form(typed, {"name": sentence}), code, headers


def _form(typed: str, errors: dict[str, str]) -> str:
    return render_template("people/mail/forgotten.html", typed=typed, errors=errors)
