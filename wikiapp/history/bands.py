"""A text's words as bands of a bar: those of the people who wrote most of it, or those of a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from wikiapp.content.written import Origin, Share, Written
    from wikiapp.people.nobody import Nobody
    from wikiapp.people.person import Person

MOST_PEOPLE, AGES = 6, 5  # that are told apart


class Band(NamedTuple):
    """Words that look alike: how many, the share that they are, where they begin, and which revisions wrote them.

    They are those of a person, of all others where there is none, or of a time from one revision to another.
    """

    look: str
    words: int
    numbers: frozenset[int]
    person: Person | Nobody | None = None
    time: tuple[Origin, Origin] | None = None
    start: float = 0
    share: float = 0


def by_person(shares: Sequence[Share]) -> list[Band]:
    """Return a band for each of those who wrote most, and one for all others together."""
    most = MOST_PEOPLE if len(shares) > MOST_PEOPLE + 1 else len(shares)
    bands = [Band(f"w{place}", *share[1:], person=share.person) for place, share in enumerate(shares[:most], 1)]
    others = shares[most:]
    if others:
        numbers = frozenset[int]().union(*(share.numbers for share in others))
        bands.append(Band("w0", sum(share.words for share in others), numbers))
    return _laid(bands)


def by_age(written: Written) -> list[Band]:
    """Return bands of about as many words each, the oldest first."""
    words = written.words()
    total, at = words.total() or 1, 0
    groups: dict[int, list[int]] = {}
    for number in sorted(words):
        groups.setdefault(AGES * (2 * at + words[number]) // (2 * total + 1), []).append(number)
        at += words[number]
    return _laid([
        Band(
            f"a{age + 1}", sum(words[number] for number in numbers), frozenset(numbers),
            time=(written.origins[numbers[0]], written.origins[numbers[-1]]),
        )
        for age, numbers in groups.items()
    ])  # fmt: skip


def _laid(bands: Iterable[Band]) -> list[Band]:
    """Return bands side by side, in parts of the whole."""
    laid, at, total = [], 0, sum(band.words for band in bands) or 1
    for band in bands:
        laid.append(band._replace(start=at / total, share=band.words / total))
        at += band.words
    return laid
