"""How well it is found what people look for, told as the field tells it: nDCG@10 and hit@10."""

from __future__ import annotations

import math
import tempfile
import time
from typing import TYPE_CHECKING, NamedTuple

from search_index import Query, open_index

if TYPE_CHECKING:
    from bench.search.collections import Collection

FIRST = 10


class Quality(NamedTuple):
    """Means over the questions of a collection; `milliseconds` of CPU are the median of a query."""

    ndcg: float
    hit: float
    milliseconds: float


def quality(collection: Collection) -> Quality:
    """Index a collection anew, ask each question, and judge the first ten answers."""
    with tempfile.TemporaryDirectory() as folder:
        index = open_index(f"whoosh:{folder}/index")
        with index.rebuild() as rebuild:
            rebuild.put(collection.documents)
        asked = [question for question in collection.questions if collection.judged.get(question)]
        answers, spent = [], []
        for question in asked:
            began = time.process_time()
            hits = index.search(Query(collection.questions[question], limit=FIRST)).hits
            spent.append(time.process_time() - began)
            answers.append([collection.judged[question].get(hit.key, 0) for hit in hits])
        index.close()
    gains = [ndcg(grades, collection.judged[question]) for question, grades in zip(asked, answers, strict=True)]
    hits_at_all = [any(grade > 0 for grade in grades) for grades in answers]
    return Quality(_mean(gains), _mean(hits_at_all), sorted(spent)[len(spent) // 2] * 1000)


def ndcg(grades: list[int], judged: dict[str, int]) -> float:
    """Return the discounted cumulative gain as a share of the best (Järvelin and Kekäläinen, 2002)."""
    best = sorted(judged.values(), reverse=True)[:FIRST]
    return _gain(grades) / (_gain(best) or 1)


def _gain(grades: list[int]) -> float:
    return sum((2.0**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades))


def _mean(values: list[float] | list[bool]) -> float:
    return sum(values) / len(values)
