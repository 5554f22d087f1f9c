"""Small things that views answer with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from flask import current_app, flash, g, make_response, redirect, request, session
from werkzeug.exceptions import HTTPException

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

    from wikiapp.web.observation import Observation

Answer = Any  # whatever Flask takes as an answer: a page, a response, or these with a status and headers


class Answered(HTTPException):
    """Ends a view with an answer, from wherever it is known that there is none other."""

    def __init__(self, answer: Answer) -> None:
        self.answer = make_response(answer)
        super().__init__(response=self.answer)
        self.code = self.answer.status_code  # without one, Flask would send it past the handlers, as a stream


def lead_on(start: str, to: str, *, code: int = 301) -> None:
    """Send whoever only reads on to where it stands, with all that hangs behind the path that it was sought at."""
    if request.method in {"GET", "HEAD"}:
        query = f"?{request.query_string.decode()}" if request.query_string else ""
        raise Answered(redirect(to + request.path.removeprefix(start) + query, code))


def tell(sentence: str, category: str = "done") -> None:
    """Say a sentence on the next page. It takes the place of an earlier one, so that the cookie stays small."""
    session.pop("_flashes", None)
    flash(sentence, category)


def see_other(address: str) -> Response:
    """Send the reader on after a form that worked."""
    return redirect(address, 303)


def with_query(address: str, **query: object) -> str:
    """Return an address with the query parameters that have a value."""
    given = {name: value for name, value in query.items() if value is not None}
    return f"{address}?{urlencode(given)}" if given else address


def own_address(address: str) -> str:
    """Return an address if it leads to a place on this site, the front page otherwise."""
    local = address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable()
    return address if local else "/"


def same_for_all(*seen: Observation) -> None:
    """Let the page that is being answered be kept for all readers of this language who have no session.

    It is shown until anything is saved; or longer, if all that it was made from is `seen` again then.
    """
    request.environ["wikiapp.same_for_all"], request.environ["wikiapp.seen"] = True, seen


def also_seen(observation: Observation) -> None:
    """Tell that the page that is being answered shows this as well, besides what its view has seen."""
    request.environ.setdefault("wikiapp.also_seen", []).append(observation)


def url(content: Any, suffix: str = "", **query: object) -> str:
    """Return the address of a content, or of what hangs behind it, as this request may know it."""
    path = g.get("reached", {}).get(content.uuid, content.path)
    return with_query(f"{path}/{suffix}" if suffix else path, **query)


def reached_at(content: Any, path: str) -> None:
    """Let all that this request answers lead to a content by that path: the private one that it came by."""
    g.setdefault("reached", {})[content.uuid] = path


def absolute(path: str) -> str:
    """Return the whole address of a path of this site: as it is configured, otherwise as it was asked for."""
    return (current_app.config["SITE_ADDRESS"] or request.url_root.rstrip("/")) + path
