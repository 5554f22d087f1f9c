"""What changed between two revisions, seen as their readers see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikiapp.rendering import rendered
from wikiapp.rendering.comparison import Page, compared
from wikiapp.web import transaction
from wikiapp.web.answer import url

if TYPE_CHECKING:
    from wikiapp.content import Content, Revision
    from wikiapp.rendering.comparison import Comparison


def as_rendered(content: Content, old: Revision | None, new: Revision) -> Comparison:
    """Compare two revisions as HTML, both among the pages that there are now."""
    return compared(_page(content, old), _page(content, new))


def _page(content: Content, revision: Revision | None) -> Page:
    if revision is None:
        return Page("", url(content))
    html = rendered(transaction.session(), revision, keep_with=transaction.database().keeping).html
    return Page(html, url(content, f"revisions/{revision.number}"))
