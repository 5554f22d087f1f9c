"""The kinds of files that are taken, and how they are told apart: by how their bytes begin, never by a name."""

from __future__ import annotations

from enum import Enum

BEGINNING = 512  # bytes that tell a kind
BLANK = b" \t\r\n"
MARK = b"\xef\xbb\xbf"  # may stand before a text in UTF-8


class Kind(Enum):
    """A kind of file: how its name ends, and its media type."""

    JPEG = (".jpg", "image/jpeg")
    PNG = (".png", "image/png")
    WEBP = (".webp", "image/webp")
    GIF = (".gif", "image/gif")
    PDF = (".pdf", "application/pdf")
    SVG = (".svg", "image/svg+xml")

    def __init__(self, suffix: str, media_type: str) -> None:
        self.suffix, self.media_type = suffix, media_type

    @property
    def is_picture(self) -> bool:
        """Tell whether it is shown in texts; a drawing may hold scripts, so that one is only handed out."""
        return self in PICTURES

    @classmethod
    def of(cls, beginning: bytes) -> Kind | None:
        """Return the kind of what begins so, None for one that isn't taken. That it goes on so is not said."""
        if beginning.startswith(b"RIFF") and beginning[8:12] == b"WEBP":
            return cls.WEBP
        if beginning.removeprefix(MARK).lstrip(BLANK).startswith(b"<"):
            return cls.SVG
        return next((kind for sign, kind in SIGNS.items() if beginning.startswith(sign)), None)


PICTURES = {Kind.JPEG, Kind.PNG, Kind.WEBP, Kind.GIF}
SIGNS = {
    b"\xff\xd8\xff": Kind.JPEG, b"\x89PNG\r\n\x1a\n": Kind.PNG, b"GIF87a": Kind.GIF, b"GIF89a": Kind.GIF,
    b"%PDF-": Kind.PDF,
}  # fmt: skip
