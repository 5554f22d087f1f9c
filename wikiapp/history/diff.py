"""What changed between two revisions of any content: as a page, and as JSON for programs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from flask import jsonify, redirect, render_template, request

from wikiapp.content.diff import Hunk, lines, rows
from wikiapp.content.suppression import Hidden
from wikiapp.history import asked
from wikiapp.history.marking import marked, whole
from wikiapp.history.rendered import as_rendered
from wikiapp.language import gettext as _
from wikiapp.web.answer import same_for_all, url
from wikiapp.web.errors import error_page

if TYPE_CHECKING:
    from wikiapp.content import Content, Revision
    from wikiapp.content.diff import Difference
    from wikiapp.rendering.comparison import Comparison as RenderedDifference
    from wikiapp.web.answer import Answer

CONTEXT = 2  # unchanged lines that are shown beside a change
FEWEST_FOLDED = 2
FORMATS, VIEWS = ("html", "json"), ("side", "inline", "rendered", "")


class Stretch(NamedTuple):
    """Unchanged lines: those beside the change before, those that are folded away, those beside the next."""

    before: str
    folded: str
    after: str
    hidden: int


@dataclass(frozen=True)
class Comparison:
    """Two revisions, older and newer; `old` is None where `new` is the first and compared with nothing."""

    content: Content
    old: Revision | None
    new: Revision

    @property
    def difference(self) -> Difference:
        """What leads from one to the other."""
        return self.content.history.diff(self.old_number, self.new.number)

    @property
    def suppressed(self) -> bool:
        """Whether one of the two isn't shown, so that nothing can be compared."""
        return self.new.hides(Hidden.TEXT) or (self.old is not None and self.old.hides(Hidden.TEXT))

    def seen_as(self, view: str) -> Difference | RenderedDifference | None:
        """Return what leads from one to the other, as that view shows it; None where that isn't shown."""
        if self.suppressed:
            return None
        return as_rendered(self.content, self.old, self.new) if view == "rendered" else self.difference

    @property
    def old_number(self) -> int:
        """The number of the older one; 0 where there is none."""
        return self.old.number if self.old else 0

    def older(self) -> str | None:
        """Return the address of what the older of the two changed."""
        return self._address(self.old_number) if self.old_number else None

    def newer(self) -> str | None:
        """Return the address of what was changed after the newer of the two."""
        return self._address(self.new.number + 1) if self.new.number < self.content.revision_count else None

    def undoable(self) -> bool:
        """Tell whether it is just what the newer one changed, and isn't the beginning."""
        changes = self.old is not None and self.old_number == self.content.history.stood_before(self.new.number)
        return changes and not self.new.is_suggestion and not self.suppressed

    def _address(self, end: int) -> str:
        return diff_address(self.content, self.content.history.stood_before(end), end)


def diff_address(content: Content, start: int, end: int) -> str:
    """Return where the difference of two revisions is shown, as this request wants to see it."""
    shown = {name: value for name in ("view", "format") if (value := request.args.get(name))}
    return url(content, "diff", **{"from": start, "to": end}, **shown)


def answer(content: Content) -> Answer:
    """Show what changed; without numbers, what the latest revision changed."""
    end = asked.number("to", content.latest_number)
    start = asked.number("from", content.history.stood_before(min(end, content.revision_count + 1)))
    form, view = asked.choice("format", FORMATS), asked.choice("view", VIEWS, otherwise="")
    if start > end:
        return redirect(diff_address(content, end, start))
    try:
        compared = Comparison(content, content.history[start] if start else None, content.history[end])
    except LookupError:
        return error_page(404, _("There is no such version"), _("Its history lists all versions that there are."))
    same_for_all()
    return jsonify(as_json(compared)) if form == "json" else _page(compared, view)


def stretch(hunk: Hunk, *, begins: bool, ends: bool) -> Stretch:
    """Fold unchanged lines but for those beside a change; nothing stands beside the text's begin and end."""
    same = lines("".join(piece.new for piece in hunk.pieces))
    start = 0 if begins else CONTEXT
    stop = len(same) if ends else max(len(same) - CONTEXT, start)
    if stop - start < FEWEST_FOLDED:
        start = stop = len(same)
    before, folded, after = same[:start], same[start:stop], same[stop:]
    return Stretch("".join(before), "".join(folded), "".join(after), len(folded))


def as_json(compared: Comparison) -> dict[str, Any]:
    """Return a comparison as programs read it."""
    if compared.suppressed:
        return _ends(compared) | {"suppressed": True, "changes": 0, "pieces": []}
    return _ends(compared) | {
        "changes": compared.difference.changes,
        "pieces": [piece._asdict() for piece in compared.difference.pieces],
    }


def _ends(compared: Comparison) -> dict[str, Any]:
    return {
        "title": compared.new.title,
        "from": told(compared.old) if compared.old else None,
        "to": told(compared.new),
    }


def told(revision: Revision) -> dict[str, Any]:
    """Return what a revision is, as programs read it."""
    return {
        "number": revision.number, "action": revision.action, "title": revision.title,
        "author": revision.author.name, "at": revision.created_at.isoformat(), "summary": revision.summary,
    }  # fmt: skip


def _page(compared: Comparison, view: str) -> str:
    return render_template(
        "history/diff.html", content=compared.content, compared=compared, difference=compared.seen_as(view),
        view=view, rows=rows, stretch=stretch, marked=marked, whole=whole, address=diff_address,
    )  # fmt: skip
