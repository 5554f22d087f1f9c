"""How many slips of the fingers lie between two words: a letter too many, too few, another one, or two swapped."""

from __future__ import annotations


def slips_allowed(letters: int) -> int:
    """Return how many slips are forgiven in a word of so many letters."""
    return 0 if letters < 4 else 1 if letters < 8 else 2  # noqa: PLR2004  # one in every four


def distance(left: str, right: str, most: int) -> int | None:
    """Return the slips between two words, None where they are more than `most`."""
    if abs(len(left) - len(right)) > most:
        return None
    found = _last_row(left, right, most)
    return found[-1] if found and found[-1] <= most else None


def distance_to_beginning(typed: str, whole: str, most: int) -> int | None:
    """Return the slips between what is typed and the beginning of a word that is nearest to it."""
    found = _last_row(typed, whole[: len(typed) + most], most)
    nearest = min(found, default=most + 1)
    return nearest if nearest <= most else None


def _last_row(left: str, right: str, most: int) -> list[int]:
    """Return the slips from the left word to each beginning of the right; none where all are more than `most`."""
    older: list[int] = []
    old = list(range(len(right) + 1))
    for i, letter in enumerate(left, 1):
        row = [i]
        for j, other in enumerate(right, 1):
            cost = min(old[j] + 1, row[j - 1] + 1, old[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == right[j - 2] and other == left[i - 2]:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return []
        older, old = old, row
    return old
