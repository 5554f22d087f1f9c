"""Writes batches for ever, or rebuilds, and says after each batch that it was written."""

from __future__ import annotations

import sys
from itertools import count

from search_index import Document, open_index

BATCH = 40


def write(folder: str, first: str) -> None:
    index = open_index(f"whoosh:{folder}")
    for number in count(int(first)):
        keys = range(number * BATCH, (number + 1) * BATCH)
        # Half of each batch is new, and half takes the place of what was there.
        index.write(
            Document(str(key // 2), f"Side {key // 2}", f"drik nummer{key} " * 50, version=str(number))
            for key in keys
        )
        print(number, flush=True)  # noqa: T201


def rebuild(folder: str) -> None:
    index = open_index(f"whoosh:{folder}")
    with index.rebuild() as fresh:
        for number in count():
            fresh.put([Document(str(number), f"Side {number}", "noget andet " * 50)])
            print(number, flush=True)  # noqa: T201


if __name__ == "__main__":
    globals()[sys.argv[1]](*sys.argv[2:])
