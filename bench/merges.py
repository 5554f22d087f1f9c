"""`python -m bench.merges`: how often a merge equals what people made of it, over the cases beside the project."""

from __future__ import annotations

import argparse
import json
import lzma
from collections import Counter
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wikiapp.content.merge import merge

if TYPE_CHECKING:
    from collections.abc import Iterator

CASES = Path(__file__).parent.parent.parent / "shared" / "data" / "merges" / "cases.jsonl.xz"
OUTCOMES = ("equal", "flagged", "wrong")


def main() -> None:
    """Print the confusion table; `wrong` is what was merged, but otherwise than people did."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument(
        "-v", "--verbose", action="store_true", help="name each case that is wrong, with a diff"
    )
    verbose = arguments.parse_args().verbose
    if not CASES.exists():
        raise SystemExit("the set of merges isn't beside the project")
    table = confusion(verbose=verbose)
    print("in git".ljust(12), *(outcome.rjust(8) for outcome in OUTCOMES))
    for row in ("clean", "conflicting"):
        print(row.ljust(12), *(str(table[row, outcome]).rjust(8) for outcome in OUTCOMES))


def confusion(*, verbose: bool = False) -> Counter[tuple[str, str]]:
    """Count the cases by how git did and how the merge did; where the merge did worse, say so if wanted."""
    return Counter(_row(case, verbose) for case in _cases())


def _cases() -> Iterator[dict[str, Any]]:
    with lzma.open(CASES, "rt", encoding="utf-8", newline="\n") as lines:
        yield from map(json.loads, lines)


def _row(case: dict[str, Any], verbose: bool) -> tuple[str, str]:
    text, human = merge(case["base"], case["ours"], case["theirs"]).text, case["merged_by_human"]
    in_git = "conflicting" if case["git_conflicts"] else "clean"
    outcome = "flagged" if text is None else "equal" if text == human else "wrong"
    if verbose and (outcome == "wrong" or (in_git, outcome) == ("clean", "flagged")):
        print(f"{outcome}: case {case['case']}, {case['path']} in {case['repo']} ({in_git} in git)")
        if text is not None:
            print(
                *unified_diff(human.split("\n"), text.split("\n"), "people", "merge", n=1, lineterm=""), sep="\n"
            )
    return in_git, outcome


if __name__ == "__main__":
    main()
