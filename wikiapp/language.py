"""The languages of the interface: which there are, which one a reader gets, and the words in it."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent
from babel.support import NullTranslations, Translations
from flask import g, has_request_context, request
from markupsafe import Markup
from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header

from wikiapp.resources import PACKAGE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, time

    from flask import Flask
    from werkzeug.wrappers import Response

SOURCE = "en"  # the language that the words are written in, in code and templates
LANGUAGES = {"da": "Dansk", "en": "English"}  # a further one is a catalogue and a line here
COOKIE = "language"
A_YEAR = 365 * 24 * 3600


def use(app: Flask) -> None:
    """Let templates speak the reader's language."""
    app.jinja_env.filters.update(
        moment=moment, day=day, month=month, date=short_date, number=number, percent=percent
    )
    # What is marked by N_ is translated by said_in, into a language that isn't the reader's.
    app.jinja_env.globals.update(_=_said, ngettext=_said_of, said_in=said_in, N_=str)
    app.context_processor(lambda: {"lang": current(), "languages": list(LANGUAGES.items())})


def current() -> str:
    """Return the language of this request; the source language outside of any."""
    try:
        language: str = g.language  # found at once, as each phrase of a page asks
    except (AttributeError, RuntimeError):
        return _found_out()
    return language


def _found_out() -> str:
    if not has_request_context():
        return SOURCE
    g.language = chosen(request.cookies.get(COOKIE, ""), request.headers.get("Accept-Language", ""))
    return current()


def chosen(cookie: str, accepted: str) -> str:
    """Return the language for a reader: as set by the cookie, otherwise the best that is accepted."""
    return cookie if cookie in LANGUAGES else _best(accepted[:200])


def speak_from_now_on(code: str, answer: Response) -> None:
    """Let a browser remember a language for the interface; nothing happens where we don't speak it."""
    if code in LANGUAGES:
        g.language = code
        answer.set_cookie(COOKIE, code, max_age=A_YEAR, samesite="Lax", httponly=True, secure=request.is_secure)


def speak_as_asked_for(answer: Response) -> None:
    """Let a browser remember no language, but get the one that it asks for."""
    answer.delete_cookie(COOKIE, samesite="Lax", httponly=True)


def gettext(message: str) -> str:
    """Return a message in the language of this request."""
    return _catalogue(current()).ugettext(message)


def said_in(code: str, message: str) -> str:
    """Return a message in a language, whatever the reader's is."""
    return _catalogue(code).ugettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    """Return the form of a message that goes with a count."""
    return _catalogue(current()).ungettext(one, many, count)


def _said(message: str, /, **values: object) -> Markup:
    # A page has fifty of these, so all that can be known before is.
    return _marked(current(), message) % values if values else _finished(current(), message)


def _said_of(one: str, many: str, count: int, /, **values: object) -> Markup:
    return Markup(ngettext(one, many, count)) % {"num": count, **values}  # noqa: S704 -- our own words


def moment(at: datetime) -> Markup:
    """Return a moment as an element that says it shortly, and exactly on asking; in UTC without a script."""
    return _moment(at, current())


def day(at: date) -> str:
    """Return a day as a heading says it."""
    return _day(at, current())


def short_date(at: date) -> str:
    """Return a day shortly."""
    return _short_date(at, current())


def clock(at: datetime) -> str:
    """Return a day and a time of it, as they are said on a poster."""
    locale = _locale(current())
    return f"{format_skeleton('MMMEd', at, locale=locale)} {format_time(at, 'short', locale=locale)}"


def percent(share: float) -> str:
    """Return a share in whole hundredths; what is there is never none."""
    least = 0.005
    said = format_percent(max(share, 0.01 if share else 0), locale=_locale(current()))
    return f"< {said}" if 0 < share < least else said


def month(first: date) -> str:
    """Return a month as a heading says it."""
    return format_skeleton("yMMMM", datetime(first.year, first.month, 1, tzinfo=UTC), locale=_locale(current()))


def number(value: float) -> str:
    """Return a number with the separators of the language."""
    return format_decimal(value, locale=_locale(current()))


def listed(names: Sequence[str]) -> str:
    """Return names as a sentence lists them: with commas, and with "and" before the last."""
    return format_list(names, locale=_locale(current()))


@lru_cache(4096)
def _day(at: date, language: str) -> str:
    return format_date(at, "full", locale=_locale(language))


@lru_cache(4096)
def _short_date(at: date, language: str) -> str:
    return format_date(at, "medium", locale=_locale(language))


@lru_cache(4096)
def _clock(at: time, language: str) -> str:
    return format_time(at, "short", locale=_locale(language))


@lru_cache(4096)
def _moment(at: datetime, language: str) -> Markup:
    short = f"{_short_date(at.date(), language)} {_clock(at.time().replace(second=0, microsecond=0), language)}"
    iso, exact = at.isoformat("T", "seconds"), f"{at:%Y-%m-%d %H:%M:%S} UTC"
    return Markup('<time datetime="{}" title="{}">{}</time>').format(iso, exact, short)


@cache
def _marked(language: str, message: str) -> Markup:
    return Markup(_catalogue(language).ugettext(message))  # noqa: S704 -- our own words


@cache
def _finished(language: str, message: str) -> Markup:
    return _marked(language, message) % {}


@cache
def _locale(language: str) -> Locale:
    return Locale(language)


@cache
def _catalogue(language: str) -> NullTranslations:
    source = PACKAGE / "translations" / language / "LC_MESSAGES" / "messages.po"
    if not source.exists():
        return NullTranslations()
    compiled = io.BytesIO()
    with source.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return Translations(compiled)


@cache
def _best(accepted: str) -> str:
    return parse_accept_header(accepted, LanguageAccept).best_match(LANGUAGES, SOURCE) or SOURCE
