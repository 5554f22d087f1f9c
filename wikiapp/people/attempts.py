"""Attempts at signing in: counted as wrong before they are proved, so that no two at once get past the count.

Whoever tries many from one place waits there, and whoever tries many places waits for that one name. A browser
that somebody has signed in with before is counted by itself, so nobody is locked out by what others try.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from flask import after_this_request, current_app, request
from sqlalchemy import delete, or_

from wikiapp.deriving import keyed_digest, token
from wikiapp.language import ngettext
from wikiapp.logs import LOG
from wikiapp.people.guessing import MOST, WrongCode, count, origin_of, seconds_to_wait
from wikiapp.people.person import folded
from wikiapp.web import transaction

if TYPE_CHECKING:
    from flask import Response

    from wikiapp.people.person import Person

PASSWORD, CODE, MAIL = "password", "code", "mail"
FROM_ONE_PLACE = {PASSWORD: 10, CODE: 5, MAIL: 3}  # for one name, within guessing.WITHIN
FROM_ANYWHERE = {PASSWORD: 60, CODE: 10, MAIL: 5}  # a code has few signs, and who tries has the password already
COOKIE, AT, A_YEAR = "signed_in_before", "/sign-in", 365 * 24 * 3600
REMEMBERED = 5  # people who have signed in with one browser


class TooManyAttempts(Exception):
    """So much was tried that one has to wait."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"try again in {seconds} s")
        self.seconds = seconds


class Limit(NamedTuple):
    """How many wrong guesses that are counted by the same are taken within guessing.WITHIN."""

    counted: bytes
    most: int


class Attempt:
    """One attempt, counted as a wrong one until it is told that it was right. Making it raises TooManyAttempts."""

    def __init__(self, limits: tuple[Limit, ...]) -> None:
        self._limits = limits
        with transaction.database().writing() as session:
            if seconds := max(seconds_to_wait(session, *limit) for limit in limits):
                raise TooManyAttempts(seconds)
            self._rows = [count(session, limit.counted) for limit in limits]
            session.commit()

    def was_right(self) -> None:
        """Count no more, nor those before it for the same name from the same place: that was mistyping."""
        mine = or_(WrongCode.id.in_(self._rows), WrongCode.origin == self._limits[0].counted)
        transaction.session().execute(delete(WrongCode).where(mine))

    def was_wrong(self) -> None:
        """Let the log say so, and by what else of the kind it is known."""
        LOG.warning("a wrong sign-in", extra={"facts": {"counted": self._limits[-1].counted.hex()[:12]}})


def limits(name: str, person: Person | None, what: str = PASSWORD) -> tuple[Limit, ...]:
    """Return what an attempt to be somebody counts for; a name that is nobody's counts as any other."""
    name, place, most = f"{what} {folded(name)}", origin_of(request.remote_addr, _key()), FROM_ONE_PLACE[what]
    if person is not None and _token_of(person) in _tokens():
        return (Limit(_counted(f"{name} at home {place.hex()}"), most),)
    return (
        Limit(_counted(f"{name} from {place.hex()}"), most),
        Limit(_counted(name), FROM_ANYWHERE[what]),
        Limit(_counted(f"sign-in from {place.hex()}"), MOST),
    )


def limits_again(person: Person, what: str) -> tuple[Limit, ...]:
    """Return what an attempt counts for of somebody who is signed in, and is to show once more who they are."""
    return (Limit(_counted(f"{what} again {person.uuid}"), FROM_ONE_PLACE[what]),)


def remember_browser(person: Person) -> None:
    """Let this browser be known at the next sign-in as one that this person has used; it doesn't tell who."""
    mine = _token_of(person)
    kept = ".".join([mine, *(one for one in _tokens() if one != mine)][:REMEMBERED])

    def remember(response: Response) -> Response:
        response.set_cookie(
            COOKIE, kept, max_age=A_YEAR, path=AT, secure=request.is_secure, httponly=True, samesite="Lax"
        )
        return response

    after_this_request(remember)


def wait(tried: TooManyAttempts) -> str:
    """Return the sentence that says when to try again."""
    minutes = -(-tried.seconds // 60)
    return ngettext(
        "That was tried too often. Try again in %(num)d minute.",
        "That was tried too often. Try again in %(num)d minutes.",
        minutes,
    ) % {"num": minutes}


def _tokens() -> list[str]:
    return request.cookies.get(COOKIE, "").split(".")


def _token_of(person: Person) -> str:
    return token(_key(), "signed in before", person.uuid)


def _counted(words: str) -> bytes:
    return keyed_digest(_key(), f"attempt {words}")


def _key() -> str:
    return str(current_app.config["SECRET_KEY"])
