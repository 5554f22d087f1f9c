"""How much documents are about words, in SQL: the server's ranks of single words, weighed by how rare each is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from search_index.postgres.vectors import any_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from search_index.postgres.conditions import Conditions
    from search_index.postgres.forms import Form
    from search_index.postgres.sought import Sought

# What it counts for to stand in a text (D), beside it (B), in a title (A).
_WEIGHTS = "{{0.4, 0.4, 0.7, 1}}"  # in braces that are left by formatting


def score(telling: Iterable[Sought], conditions: Conditions, average_length: float) -> str:
    """Return the expression of how much a document is about words."""
    words = [f"{word.rarity} * ({_amount(word.near + word.far, conditions)})" for word in telling]
    by_length = f"sqrt(1 + length / {average_length})"
    return f"weight * ({' + '.join(words)}) / ({by_length})"


def _amount(forms: list[Form], conditions: Conditions) -> str:
    """Return the expression of how much there is of the forms: of each nearness, as much as that at most."""
    by_nearness: dict[float, list[Form]] = {}
    for form in forms:
        by_nearness.setdefault(form.nearness, []).append(form)
    amounts = []
    for nearness, each in by_nearness.items():
        rank = f"ts_rank('{_WEIGHTS}', vector, {conditions.value(any_of(each))}::tsquery)"
        amounts.append(f"{nearness} * least(1, {len(each)} * {rank})")  # of which the server takes the mean
    return " + ".join(amounts) or "0"
