"""What a page of results offers to choose from: kinds, languages, times and orders, each with its address."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from wikiapp.language import LANGUAGES
from wikiapp.language import gettext as _
from wikiapp.telling import kinds

if TYPE_CHECKING:
    from collections.abc import Mapping

    from search_index import Results
    from wikiapp.search.asked import Asked


class Choice(NamedTuple):
    """A link that narrows or widens what is found; `finds` is how much there is, None where nobody counted."""

    label: str
    address: str
    chosen: bool
    finds: int | None = None


def choices(asked: Asked, found: Results) -> list[tuple[str, list[Choice]]]:
    """Return a heading and its choices for each thing that there is something to choose of."""
    called = kinds()
    tongues = {**LANGUAGES, "other": _("Other languages")}
    offered = [
        (_("Kind"), _counted(asked, "kind", _("Everything"), found.facets.get("kind", {}), called)),
        (_("Language"), _counted(asked, "language", _("Any"), found.facets.get("language", {}), tongues)),
        (_("Written") if asked.past else _("Changed"), _times(asked)),
        (_("Order"), _orders(asked)),
    ]
    return [(heading, some) for heading, some in offered if some]


def _counted(
    asked: Asked, name: str, all_of_it: str, counts: Mapping[str, int], labels: Mapping[str, str]
) -> list[Choice]:
    chosen = getattr(asked, name)
    if not chosen and len(counts) < 2:  # noqa: PLR2004 -- of one there is nothing to choose
        return []
    frequent = sorted(counts.items(), key=lambda one: -one[1])
    some = [(value, labels.get(value, value), count) for value, count in frequent]
    return [
        Choice(all_of_it, asked.narrowed(name, ""), not chosen),
        *(Choice(label, asked.narrowed(name, value), value == chosen, count) for value, label, count in some),
    ]


def _times(asked: Asked) -> list[Choice]:
    labels = {
        "": _("At any time"), "day": _("Last day"), "week": _("Last week"), "month": _("Last month"),
        "year": _("Last year"),
    }  # fmt: skip
    return [Choice(label, asked.address(since=since), since == asked.since) for since, label in labels.items()]


def _orders(asked: Asked) -> list[Choice]:
    labels = {"best": _("Best first"), "newest": _("Newest first")}
    return [Choice(label, asked.address(order=order), order == asked.order) for order, label in labels.items()]
