"""Who wrote each word of any content: as a page, and as JSON for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from flask import abort, jsonify, render_template, request

from wikiapp.content.blame.spans import WORD
from wikiapp.content.catching_up import catch_up_if_free
from wikiapp.content.written import level_of
from wikiapp.history.bands import by_age, by_person
from wikiapp.web import transaction
from wikiapp.web.answer import same_for_all

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from wikiapp.content import Content
    from wikiapp.content.blame import Run
    from wikiapp.content.written import Origin, Written
    from wikiapp.web.answer import Answer

FORMATS, ORDERS = ("html", "json"), ("person", "age")


class Shown(NamedTuple):
    """A run of words as it is shown: without the blanks around it, which nobody wrote. No words, no look."""

    before: str
    words: str
    after: str
    origin: int
    look: str | None

    @classmethod
    def of(cls, run: Run, looks: Mapping[int, str]) -> Shown:
        """Return a run, with the look that its revision's words have."""
        words = run.text.strip()
        start = run.text.index(words)
        around = run.text[:start], words, run.text[start + len(words) :]
        return cls(*around, run.origin, looks.get(run.origin) if WORD.search(words) else None)


def answer(find: Callable[[], Content]) -> Answer:
    """Show who wrote what the content that is found says; what isn't known yet is found out, a slice at a time."""
    form, by = _choice("format", FORMATS), _choice("by", ORDERS)
    content = find()
    if level_of(content) < content.revision_count:
        catch_up_if_free(transaction.database().keeping, content.id)
        transaction.only_read()  # from a moment on at which that is known
        content = find()
    written = content.history.written()
    if written and written.level == content.revision_count:
        same_for_all()
    return jsonify(as_json(content, written)) if form == "json" else _page(content, written, by)


def as_json(content: Content, written: Written | None) -> dict[str, Any]:
    """Return who wrote a content as programs read it."""
    told = {"title": content.title, "version": 0, "versions": content.revision_count}
    if written is None:
        return told | {"people": [], "origins": [], "runs": []}
    return told | {
        "version": written.level,
        "people": [{"name": share.person.name, "words": share.words} for share in written.shares()],
        "origins": [_told(origin) for origin in written.origins.values()],
        "runs": written.runs,
    }


def _told(origin: Origin) -> dict[str, Any]:
    return {
        "number": origin.number, "author": origin.person.name, "at": origin.at.isoformat(),
        "summary": origin.summary,
    }  # fmt: skip


def _page(content: Content, written: Written | None, by: str) -> str:
    bands = (by_person(written.shares()) if by == "person" else by_age(written)) if written else []
    looks = {number: band.look for band in bands for number in band.numbers}
    shown = [Shown.of(run, looks) for run in written.runs] if written else []
    return render_template("history/blame.html", content=content, written=written, by=by, bands=bands, shown=shown)


def _choice(name: str, choices: tuple[str, ...]) -> str:
    chosen = request.args.get(name, choices[0])
    return chosen if chosen in choices else abort(400)
