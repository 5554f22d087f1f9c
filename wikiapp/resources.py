"""Where templates and migrations are: beside the package in a checkout, inside it in a wheel."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """Return the folder of that name, whichever way the program was installed."""
    inside = PACKAGE / name
    return inside if inside.is_dir() else PACKAGE.parent / name
