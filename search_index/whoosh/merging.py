"""Which segments are merged with the next commit: enough that they stay few, and never so many that a save
waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from search_index.whoosh.codec import Segment

_FEW = 8  # segments of about one size
_SIZES = (40, 400)  # documents: the sizes below which segments are merged; merging one of them takes a millisecond


def to_merge(segments: list[Segment]) -> list[Segment]:
    """Return those to be merged: the empty ones, and all up to a size when they have become too many."""
    chosen = [segment for segment in segments if not segment.doc_count()]
    for size in _SIZES:
        small = [segment for segment in segments if segment.doc_count() < size]
        if len(small) > _FEW:
            chosen = small
    return chosen


def all_of(segments: list[Segment]) -> list[Segment]:
    """Return all, to be merged into one."""
    return segments


def none_of(_segments: list[Segment]) -> list[Segment]:
    """Return none: they are large enough, and will be searched only when all are there."""
    return []
