"""Addresses as pictures for the camera of a phone."""

from __future__ import annotations

import segno


def qr(address: str) -> str:
    """Return the picture of an address, to stand in the page itself: dark on light, whatever the theme."""
    return segno.make(address, error="m").svg_data_uri(scale=4, border=3, dark="#000", light="#fff")
