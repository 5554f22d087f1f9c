"""Finished pages, kept in memory for readers without a session, each worker process its own.

A page is kept with the edition of the wiki that it was made from. The edition is asked for at each request,
before anything else, so a page is never shown after a save that could have changed it, in any process. Where
a view says all that its page was made from, a page of an older edition is looked at again: what was seen is
asked for anew, which takes a fraction of making the page.
"""

from __future__ import annotations

import gzip
import threading
from collections import OrderedDict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from werkzeug.datastructures import Headers
from werkzeug.http import parse_cookie

from wikiapp import language
from wikiapp.edition import EditionReader
from wikiapp.metrics import served_from_memory

if TYPE_CHECKING:
    from collections.abc import Iterable
    from wsgiref.types import StartResponse, WSGIEnvironment

    from flask import Flask

    from wikiapp.database import Database
    from wikiapp.web.observation import Observation

ROOM = 48 * 1024 * 1024  # bytes of finished pages that a worker process keeps
ZIP_LEVEL = 6
LARGEST = 1024 * 1024
BEARER = "bearer "  # how the header begins, in whatever letters, by which a program says who it is
Place = tuple[str, ...]  # what tells kept pages apart
OF_A_304 = {"cache-control", "etag", "vary", "last-modified", "content-security-policy"}


@dataclass
class KeptPage:
    """A finished answer, ready to be sent; `edition` is the newest of which it is known to be true."""

    edition: int
    etag: str
    last_modified: str
    headers: list[tuple[str, str]]
    body: bytes
    seen: tuple[Observation, ...]

    @cached_property
    def zipped(self) -> bytes:
        """The body compressed, once somebody can read that."""
        return gzip.compress(self.body, ZIP_LEVEL, mtime=0)

    def size(self) -> int:
        """Return roughly what it takes of memory, compressed as well."""
        return len(self.body) * 5 // 4 + 1000


class PageCache:
    """WSGI around the app: answers with kept pages, and keeps those that views mark as `same_for_all`."""

    def __init__(self, app: Flask, database: Database) -> None:
        self._app, self._engine, self._edition = app.wsgi_app, database.engine, EditionReader(database)
        # Who has a session is somebody; a shared device is answered by who is at it, if anybody is.
        self._known_by = tuple(f"{app.config[name]}=" for name in ("SESSION_COOKIE_NAME", "DEVICE_COOKIE_NAME"))
        self._pages: OrderedDict[Place, KeptPage] = OrderedDict()
        self._size, self._lock = 0, threading.Lock()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer from memory where that is as good as new."""
        cookies = environ.get("HTTP_COOKIE", "")
        if environ["REQUEST_METHOD"] != "GET" or self._is_somebody(environ):
            return self._app(environ, start_response)
        spoken = language.chosen(
            parse_cookie(cookies).get(language.COOKIE, "") if cookies else "",
            environ.get("HTTP_ACCEPT_LANGUAGE", ""),
        )
        # By the host as well, since a page may bear the address that it was asked for at.
        asked = (environ.get(name, "") for name in ("HTTP_HOST", "PATH_INFO", "QUERY_STRING"))
        place = (*asked, spoken)
        edition = self._edition.number()
        page = self._pages.get(place)
        if page is not None and page.edition != edition:
            page = self._renewed(place, page, edition)
        if page is None:
            return self._make(place, edition, environ, start_response)
        served_from_memory()
        return _answer(page, environ, start_response)

    def _is_somebody(self, environ: WSGIEnvironment) -> bool:
        cookies, said = environ.get("HTTP_COOKIE", ""), environ.get("HTTP_AUTHORIZATION", "")
        return said[: len(BEARER)].lower() == BEARER or any(name in cookies for name in self._known_by)

    def _renewed(self, place: Place, page: KeptPage, edition: int) -> KeptPage | None:
        if not page.seen:
            return None
        with self._engine.connect() as connection:
            if not all(seen.holds(connection) for seen in page.seen):
                return None
        page.edition = edition
        self._keep(place, page)
        return page

    def _make(
        self, place: Place, edition: int, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        environ["wikiapp.keeping"] = True
        answered: list[Any] = []
        chunks = self._app(environ, lambda *answer: answered.extend(answer))  # type: ignore[arg-type]
        status, headers = answered[:2]
        named = Headers(headers)
        for_all = environ.get("wikiapp.same_for_all") and "Set-Cookie" not in named
        if not for_all or not status.startswith("200"):
            start_response(*answered)
            return chunks  # which may be a long file, sent as it is read
        try:
            body = b"".join(chunks)
        finally:
            getattr(chunks, "close", lambda: None)()
        if len(body) > LARGEST:
            start_response(*answered)
            return [body]
        page = KeptPage(edition, named["ETag"], named["Last-Modified"], headers, body, _all_seen(environ))
        self._keep(place, page)
        return _answer(page, environ, start_response)

    def _keep(self, place: Place, page: KeptPage) -> None:
        with self._lock:
            replaced = self._pages.pop(place, None)
            self._pages[place] = page
            self._size += page.size() - (replaced.size() if replaced else 0)
            while self._size > ROOM:
                self._size -= self._pages.popitem(last=False)[1].size()


def _all_seen(environ: WSGIEnvironment) -> tuple[Observation, ...]:
    """Return all that a page was made from; nothing where its view doesn't say."""
    seen: tuple[Observation, ...] = environ["wikiapp.seen"]
    return (*seen, *environ.get("wikiapp.also_seen", ())) if seen else ()


def _is_known(page: KeptPage, environ: WSGIEnvironment) -> bool:
    tags = environ.get("HTTP_IF_NONE_MATCH")
    if tags is not None:
        return page.etag in tags
    since = environ.get("HTTP_IF_MODIFIED_SINCE")
    return since is not None and since == page.last_modified


def _answer(page: KeptPage, environ: WSGIEnvironment, start_response: StartResponse) -> list[bytes]:
    if _is_known(page, environ):
        start_response("304 NOT MODIFIED", [pair for pair in page.headers if pair[0].lower() in OF_A_304])
        return []
    if "gzip" not in environ.get("HTTP_ACCEPT_ENCODING", ""):
        start_response("200 OK", page.headers)
        return [page.body]
    length = [("Content-Encoding", "gzip"), ("Content-Length", str(len(page.zipped)))]
    start_response("200 OK", [pair for pair in page.headers if pair[0] != "Content-Length"] + length)
    return [page.zipped]
