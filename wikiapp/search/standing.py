"""In which revisions something stood: runs of their numbers, as on the line "3-7,9-"."""

from __future__ import annotations

from typing import NamedTuple


class Run(NamedTuple):
    """From the revision `first` to the revision `last`, both included; None while it stands."""

    first: int
    last: int | None = None

    def __str__(self) -> str:
        return f"{self.first}-{'' if self.last is None else self.last}"


class Standing:
    """All the runs of one passage, in their order; whoever reads on in a history tells what comes and goes."""

    def __init__(self, *runs: Run) -> None:
        self.runs = list(runs)

    @classmethod
    def read(cls, line: str) -> Standing:
        """Return what `str` of one wrote."""
        parts = [part.split("-") for part in line.split(",") if part]
        return cls(*(Run(int(first), int(last) if last else None) for first, last in parts))

    def __str__(self) -> str:
        return ",".join(map(str, self.runs))

    @property
    def stands(self) -> bool:
        """Tell whether the run has no end yet."""
        return bool(self.runs) and self.runs[-1].last is None

    def as_seen_at(self, number: int) -> Standing:
        """Return what was known when revision `number` was the latest."""
        begun = [run for run in self.runs if run.first <= number]
        return Standing(*(run if run.last is not None and run.last < number else Run(run.first) for run in begun))

    def come(self, number: int) -> None:
        """Let it stand from revision `number` on."""
        self.runs.append(Run(number))

    def go(self, last: int) -> None:
        """Let it have stood to revision `last`."""
        self.runs[-1] = Run(self.runs[-1].first, last)
