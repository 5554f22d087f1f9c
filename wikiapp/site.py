"""What belongs to the site as a whole: health, the language switch, robots and the site map."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast
from xml.etree import ElementTree as ET

from flask import Blueprint, Response, current_app, request
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import joinedload

from wikiapp import language
from wikiapp.content import Content
from wikiapp.edition import Edition
from wikiapp.migrating import is_current
from wikiapp.web import transaction
from wikiapp.web.answer import absolute, own_address, see_other

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask
    from sqlalchemy.orm import Session

    from wikiapp.web.answer import Answer

LARGEST_SITEMAP = 50_000  # addresses, by the protocol

bp = Blueprint("site", __name__)


def also_tell(app: Flask, name: str, tell: Callable[[Session], object]) -> None:
    """Let `/health/ready` say something more under that name; it doesn't decide about readiness."""
    app.extensions.setdefault("told_of", {})[name] = tell


@bp.get("/health/live")
def live() -> Answer:
    """Tell that the process answers."""
    return {"alive": True}


@bp.get("/health/ready")
def ready() -> Answer:
    """Tell whether the database can be read and has the tables that the code expects."""
    try:
        current = is_current(transaction.database())
        edition = transaction.session().scalar(select(Edition.number)) if current else None
        told = {name: tell(transaction.session()) for name, tell in _told_of().items()} if current else {}
    except SQLAlchemyError as error:
        return {"ready": False, "database": type(error).__name__}, 503
    return {"ready": current, "tables_current": current, "edition": edition, **told}, 200 if current else 503


@bp.get("/language/<code>")
def speak(code: str) -> Answer:
    """Choose the language of the interface for this browser."""
    answer = see_other(own_address(request.args.get("next", "/")))
    language.speak_from_now_on(code, answer)
    return answer


@bp.get("/robots.txt")
def robots() -> Answer:
    """Tell robots where to find everything, and that switching languages is for people."""
    lines = ["User-agent: *", "Disallow: /language/", f"Sitemap: {absolute('/sitemap.xml')}", ""]
    return Response("\n".join(lines), mimetype="text/plain")


@bp.get("/sitemap.xml")
def sitemap() -> Answer:
    """List what can be read, the newest first."""
    newest = (
        Content.living().where(Content.address.is_not(None)).order_by(Content.id.desc()).limit(LARGEST_SITEMAP)
    )
    root = ET.Element("urlset", xmlns="http://www.sitemaps.org/schemas/sitemap/0.9")
    for content in transaction.session().scalars(newest.options(joinedload(Content.latest))):
        entry = ET.SubElement(root, "url")
        ET.SubElement(entry, "loc").text = absolute(content.path)
        ET.SubElement(entry, "lastmod").text = content.latest.created_at.isoformat(timespec="seconds")
    return Response(ET.tostring(root, encoding="utf-8", xml_declaration=True), mimetype="application/xml")


def _told_of() -> dict[str, Callable[[Session], object]]:
    return cast("dict[str, Callable[[Session], object]]", current_app.extensions.get("told_of", {}))
