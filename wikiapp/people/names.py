"""Friendly names for guests who don't give one: a made-up one, never an address."""

from __future__ import annotations

import secrets

KINDS = {
    "da": ("Glad", "Rolig", "Munter", "Nysgerrig", "Flittig", "Modig", "Kvik", "Venlig"),
    "en": ("Happy", "Calm", "Merry", "Curious", "Busy", "Brave", "Quick", "Friendly"),
}
CREATURES = {
    "da": ("hejre", "odder", "lærke", "ræv", "måge", "grævling", "svale", "bæver", "stork", "hare"),
    "en": ("heron", "otter", "lark", "fox", "gull", "badger", "swallow", "beaver", "stork", "hare"),
}


def made_up_name(language: str) -> str:
    """Return a name in the language, in English where it has none of its own."""
    spoken = language if language in KINDS else "en"
    return f"{secrets.choice(KINDS[spoken])} {secrets.choice(CREATURES[spoken])} {secrets.randbelow(90) + 10}"
