"""What indexing and asking cost among many pages, in CPU time, each in a process of its own as in the wiki."""

from __future__ import annotations

import random
import resource
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from bench.search.pages import pages, vocabulary
from search_index import Query, open_index

if TYPE_CHECKING:
    from collections.abc import Callable

    from search_index import Document

ASKED = 300  # pages that questions are made from
TYPED = (1, 2, 3, 4, 6, 9)  # letters of a title

Measured = TypeVar("Measured")


class Indexing(NamedTuple):
    """Pages a second, and MiB at most."""

    a_second: float
    memory: int


class Asking(NamedTuple):
    """Milliseconds of a query and of a suggestion at the median and at 95 %, and MiB at most."""

    query: tuple[float, float]
    suggestion: tuple[float, float]
    memory: int


def speed(count: int) -> tuple[Indexing, Asking]:
    """Index so many pages, then ask for what people ask for, and type what they type."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"whoosh:{folder}/index"
        return _alone(partial(_indexing, url, count)), _alone(partial(_asking, url))


def _alone(work: Callable[[], Measured]) -> Measured:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return process.submit(work).result()


def _indexing(url: str, count: int) -> Indexing:
    index = open_index(url)
    began = time.process_time()
    with index.rebuild() as rebuild:
        rebuild.put(pages(count))
    return Indexing(count / (time.process_time() - began), _memory())


def _asking(url: str) -> Asking:
    index = open_index(url)
    index.search(Query("virksomhed"))  # opens it
    chance, asked = random.Random(5), list(pages(ASKED))
    queries = [_timed(partial(index.search, Query(words))) for words in _questions(asked, chance)]
    typed = [_timed(partial(index.suggest, words)) for page in asked for words in _typed(page.title)]
    return Asking(_percentiles(queries), _percentiles(typed), _memory())


def _memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


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
