"""What can be wrong with what is to be imported."""

from __future__ import annotations


class ImportRefused(Exception):
    """Something can't be imported; what came before it is kept, and a corrected file can be imported again."""

    @classmethod
    def at(cls, line: int, why: str) -> ImportRefused:
        """Return the error that names the line, counted from 1."""
        return cls(f"line {line}: {why}")
