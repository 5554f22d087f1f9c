"""What an index answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of text as it stands in the document; marked where it is what was searched for. Not HTML."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that was found. Scores are only good for comparing hits of the same results."""

    key: str
    score: float
    title: str
    marked_title: tuple[Part, ...]
    """The title again, in parts."""
    excerpt: tuple[Part, ...]
    """A sentence or a few, with ` … ` between those that don't follow each other; empty where the text is."""
    missing: tuple[str, ...] = ()
    """The wanted words that it does not hold, as they were typed; only in relaxed results."""
    kind: str = ""
    language: str = ""
    tags: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    created: datetime | None = None
    changed: datetime | None = None
    version: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Results:
    """One page of hits, best first, and what there is besides."""

    hits: tuple[Hit, ...] = ()
    total: int = 0
    at_least: bool = False
    """There may be more than `total`: say "more than"."""
    relaxed: bool = False
    """Little or nothing holds all the words, so what holds most of them is here too, after what holds all."""
    cut: bool = False
    """It would have taken too long: some words or documents were left out. Ask for fewer or rarer words."""
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """`kind` and `language`: how many there are of each value, were they not filtered by kind or language
    itself."""
    did_you_mean: str = ""
    """The words again, spelled so that more is found; empty where nothing better is known."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A document whose title may be what somebody is typing."""

    key: str
    title: str
    kind: str = ""
    language: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)
