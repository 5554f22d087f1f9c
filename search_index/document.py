"""What is put into an index."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

EVERYBODY = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A text that can be found, and what a list of results needs to show it.

    Any strings will do, however odd or long; none is markup. All of it is given back by a hit but `text` and
    `headings`.
    """

    key: str
    """Names the document in its collection for good; whatever is put under the same key takes its place."""
    title: str
    text: str
    """All that is to be found in it, headings included, as a reader reads it: lines end paragraphs."""
    headings: tuple[str, ...] = ()
    """Those of the text, given once more: a word that stands in one counts for more."""
    kind: str = ""
    language: str = ""
    """`da` and `en` are understood (inflections, compounds); others are found as they are written."""
    tags: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    """The names under which `by:` finds it."""
    created: datetime | None = None
    changed: datetime | None = None
    """What `before:`, `after:` and the order by date go by, or `created` where there is none. Aware of its
    zone."""
    weight: float = 1.0
    """What its score is multiplied by: under 1 for what is seldom wanted (0.5: a redirect), above for the
    opposite."""
    audience: str = EVERYBODY
    """Found only by queries for this audience. An example: `moderators`, for what was deleted."""
    version: str = ""
    """What of it was indexed, for comparing with a store: the number of a revision, for example."""
    extra: Mapping[str, str] = field(default_factory=dict)
    """Kept and given back as it is, never searched: a few short strings."""
