"""What indexing and asking cost among many pages, in CPU time of the one process that does it."""

from __future__ import annotations

import random
import resource
import tempfile
import time
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from bench.search.pages import pages, vocabulary
from search_index import Query, open_index

if TYPE_CHECKING:
    from collections.abc import Callable

    from search_index import Document

ASKED = 300  # pages that questions are made from
TYPED = (1, 2, 3, 4, 6, 9)  # letters of a title


@dataclass(frozen=True)
class Speed:
    """Pages a second, milliseconds of a query and of a suggestion at the median and at 95 %, MiB in all."""

    a_second: float
    query: tuple[float, float]
    suggestion: tuple[float, float]
    memory: int


def speed(count: int) -> Speed:
    """Index so many pages, then ask for what people ask for, and type what they type."""
    with tempfile.TemporaryDirectory() as folder:
        index = open_index(f"whoosh:{folder}/index")
        began = time.process_time()
        with index.rebuild() as rebuild:
            rebuild.put(pages(count))
        a_second = count / (time.process_time() - began)
        index.search(Query("virksomhed"))  # opens it
        chance, asked = random.Random(5), list(pages(ASKED))
        queries = [_timed(partial(index.search, Query(words))) for words in _questions(asked, chance)]
        typed = [_timed(partial(index.suggest, words)) for page in asked for words in _typed(page.title)]
        index.close()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return Speed(a_second, _percentiles(queries), _percentiles(typed), memory)


def _questions(asked: list[Document], chance: random.Random) -> list[str]:
    """Return words of all kinds: rare and frequent ones, titles, phrases, slips, and what isn't there."""
    frequent = vocabulary("da").words[45:90]
    return [
        words
        for page in asked
        for said in [[word for word in page.text.replace(".", " ").split() if len(word) > 3]]
        for words in (
            chance.choice(said), " ".join(chance.sample(said, 2)), " ".join(chance.sample(said, 3)), page.title,
            chance.choice(frequent), " ".join(chance.sample(frequent, 3)), f'"{" ".join(said[20:22])}"',
            f"{chance.choice(said)} -{chance.choice(said)}", f"title:{page.title.split()[0]}",
            "hvad er " + " ".join(chance.sample(said, 5)), chance.choice(said)[:-2] + "x", "xqzzyvw",
        )
    ]  # fmt: skip


def _typed(title: str) -> list[str]:
    return [title[:length] for length in TYPED] + [title[:2] + title[3:9]]


def _timed(ask: Callable[[], object]) -> float:
    began = time.process_time()
    ask()
    return (time.process_time() - began) * 1000


def _percentiles(spent: list[float]) -> tuple[float, float]:
    in_order = sorted(spent)
    return in_order[len(in_order) // 2], in_order[len(in_order) * 95 // 100]
