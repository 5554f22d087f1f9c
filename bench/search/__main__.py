"""`python -m bench.search`: how well and how quickly it is found what people look for; see docs/search.md."""

from __future__ import annotations

import argparse

from bench.search.collections import collections
from bench.search.quality import quality
from bench.search.speed import speed

WANTED = {"cranfield": (0.40, None), "squad_da_dev": (0.84, 0.93), "owasp_anchors_en": (None, 0.93)}


def main() -> None:
    """Print both tables."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--pages", type=int, default=20_000, help="among which speed is measured; 0: none")
    wanted = arguments.parse_args()
    _print_quality()
    if wanted.pages:
        _print_speed(wanted.pages)


def _print_quality() -> None:
    found = collections()
    if not found:
        print("The judged collections aren't beside the project, so only speed is measured.")
        return
    print("| collection | texts | questions | nDCG@10 | hit@10 | ms of CPU a query |\n| --- " + "| --: " * 5 + "|")
    for one in found:
        measured, (ndcg, hit) = quality(one), WANTED[one.name]
        told = (
            one.name, str(len(one.documents)), str(len(one.questions)), _told(measured.ndcg, ndcg),
            _told(measured.hit, hit), f"{measured.milliseconds:.1f}",
        )  # fmt: skip
        print(f"| {' | '.join(told)} |", flush=True)


def _print_speed(count: int) -> None:
    indexing, asking = speed(count)
    print(f"\n| among {count:,} pages | | promised |\n| --- | --: | --: |")
    print(f"| indexing, pages a second of CPU | {indexing.a_second:.0f} | >= 150 |")
    for name, (middle, most), bounds in (
        ("a query", asking.query, ("<= 10", "<= 50")), ("a suggestion", asking.suggestion, ("<= 5", "")),
    ):  # fmt: skip
        print(f"| {name}, ms of CPU, median | {middle:.1f} | {bounds[0]} |")
        print(f"| {name}, ms of CPU, 95 % | {most:.1f} | {bounds[1]} |")
    print(f"| memory of who asks, MiB | {asking.memory} | <= 400 |")
    print(f"| memory of who indexes, MiB | {indexing.memory} | |")


def _told(value: float, at_least: float | None) -> str:
    return f"{value:.3f}" + (f" (>= {at_least:.2f})" if at_least else "")


if __name__ == "__main__":
    main()
