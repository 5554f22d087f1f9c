"""Pictures for tests, drawn by hand, and files that mean no good."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

from PIL import Image, ImageDraw

COPENHAGEN = {1: "N", 2: (55.0, 40.0, 34.0), 3: "E", 4: (12.0, 34.0, 6.0)}
GPS, ORIENTATION, MODEL, MADE_AT = 0x8825, 0x0112, 0x0110, 0x0132
TURNED_RIGHT = 6


def drawn(size: tuple[int, int] = (1200, 800), mode: str = "RGB") -> Image.Image:
    """Draw a stand at a fair: a roof, two people and a sign."""
    image = Image.new("RGB", size, "#e3eff3")
    draw, (width, height) = ImageDraw.Draw(image), size
    draw.rectangle((0, height * 0.8, width, height), fill="#d8dedf")
    draw.polygon(
        [(width * 0.1, height * 0.4), (width * 0.5, height * 0.1), (width * 0.9, height * 0.4)], "#0a5a76"
    )
    for left in (0.3, 0.6):
        draw.ellipse((width * left, height * 0.45, width * (left + 0.1), height * 0.6), fill="#fbeeb4")
    return image.convert(mode)


def saved(image: Image.Image, kind: str, **more: Any) -> bytes:
    """Return a picture as a file of that kind."""
    file = io.BytesIO()
    image.save(file, kind, **more)
    return file.getvalue()


def from_a_phone(size: tuple[int, int] = (1200, 800)) -> bytes:
    """Return a photograph, taken upright with a phone that noted where."""
    notes = Image.Exif()
    notes[MODEL], notes[MADE_AT], notes[ORIENTATION] = "Telefon 12", "2026:09:02 10:00:00", TURNED_RIGHT
    notes.get_ifd(GPS).update(COPENHAGEN)
    return saved(drawn(size), "JPEG", exif=notes, comment=b"kun til mig selv")


def moving(kind: str, frames: int = 3) -> bytes:
    """Return a picture that moves."""
    pictures = [drawn((300, 200)).rotate(30 * number) for number in range(frames)]
    return saved(pictures[0], kind, save_all=True, append_images=pictures[1:], duration=100, loop=0)


def png_that_claims(width: int, height: int) -> bytes:
    """Return a tiny PNG that says it is huge: a bomb."""
    return b"\x89PNG\r\n\x1a\n" + b"".join([
        _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
        _chunk(b"IDAT", zlib.compress(b"\0" * 100_000)), _chunk(b"IEND", b""),
    ])  # fmt: skip


def jpeg_of_many_scans(scans: int) -> bytes:
    """Return a small JPEG that makes a decoder go over the picture time and again."""
    image = saved(drawn((640, 480)), "JPEG", progressive=True)
    last = image.rindex(b"\xff\xda")
    end = image.rindex(b"\xff\xd9")
    return image[:end] + image[last:end] * scans + image[end:]


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


PDF = b"%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n"
SVG = b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="9"><path d="M0 0h9"/></svg>\n'
SVG_WITH_SCRIPT = SVG.replace(b"<path", b"<script>alert(document.cookie)</script><path onload='alert(1)'")
LAUGHS = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10 if n else b"ha") for n in range(9))
BILLION_LAUGHS = b"<!DOCTYPE svg [" + LAUGHS + b']><svg xmlns="http://www.w3.org/2000/svg"><text>&l8;</text></svg>'
