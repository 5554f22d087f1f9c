"""Pictures: decoded to prove them, and written anew, so that nothing is left of them but what is seen.

What a camera notes (where, when, which one), comments, profiles, and whatever else was hidden in a file stay
behind. Everything here is bounded, whoever made the file: what is decoded, how often, and how many at a time.
"""

from __future__ import annotations

import io
import struct
import threading
import zlib
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from wikiapp.files.errors import FileRefused
from wikiapp.files.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LARGEST_SIDE = 2560  # pixels: larger pictures are made smaller; no text shows more of them
MOST_PIXELS = 25_000_000  # that are decoded, at four bytes each
MOST_PIXELS_OF_A_JPEG = 50_000_000  # which is made smaller while it is decoded
MOST_SCANS = 100  # of one JPEG: each goes over the whole picture, and an honest one has a dozen
QUALITY, SMALLER_QUALITY = 85, 80
PATIENCE = 10  # seconds to wait while other pictures are worked on
WORKING = threading.BoundedSemaphore(1)  # a process works on one at a time

# What is raised on the way through a damaged or a malicious file.
UNREADABLE = (
    UnidentifiedImageError, OSError, SyntaxError, ValueError, TypeError, KeyError, IndexError, ArithmeticError,
    EOFError, MemoryError, struct.error, zlib.error,
)  # fmt: skip
KEPT_AS = [Kind.JPEG.name, Kind.PNG.name, Kind.WEBP.name]
PROFILED = {"RGB", "RGBA", "CMYK"}  # modes whose colours depend on a profile
FINE_GREY = "I;16"  # how the names of modes begin that have 65,536 greys
TOO_MANY = (Image.DecompressionBombError, Image.DecompressionBombWarning)


@dataclass(frozen=True)
class Picture:
    """A picture as it is kept; `was_moving` tells that only the first of several is left."""

    kind: Kind
    data: bytes
    width: int
    height: int
    was_moving: bool


def cleaned(data: bytes, kind: Kind) -> Picture:
    """Return a picture with nothing in it but what is seen, upright, in sRGB; raises FileRefused."""
    if kind is Kind.JPEG and data.count(b"\xff\xda") > MOST_SCANS:
        raise FileRefused("damaged")
    with _decoding(), Image.open(io.BytesIO(data), formats=[kind.name]) as opened:
        _insist_on_size(opened, MOST_PIXELS_OF_A_JPEG if kind is Kind.JPEG else MOST_PIXELS)
        was_moving = getattr(opened, "is_animated", False) and kind is not Kind.JPEG
        image = _as_seen(opened)
        kept_as = Kind.PNG if kind is Kind.GIF else kind
        return Picture(kept_as, _encoded(image, kept_as), *image.size, was_moving)


def smaller(data: bytes, widths: Iterable[int]) -> dict[int, bytes]:
    """Return a picture that is kept in these widths, as WebP; raises FileRefused."""
    with _decoding(), Image.open(io.BytesIO(data), formats=KEPT_AS) as image:
        _insist_on_size(image, LARGEST_SIDE**2)
        image.load()
        return {width: _smaller(image, width) for width in widths}


def size_of(file: BinaryIO) -> tuple[int, int]:
    """Return width and height of a picture that is kept; raises FileRefused where it is none."""
    try:
        with Image.open(file, formats=KEPT_AS) as image:
            return image.size
    except (*TOO_MANY, *UNREADABLE) as error:
        raise FileRefused("damaged") from error


@contextmanager
def _decoding() -> Iterator[None]:
    if not WORKING.acquire(timeout=PATIENCE):
        raise FileRefused("busy")
    try:
        yield
    except TOO_MANY as error:
        raise FileRefused("too_many_pixels") from error
    except UNREADABLE as error:
        raise FileRefused("damaged") from error
    finally:
        WORKING.release()


def _insist_on_size(image: Image.Image, most: int) -> None:
    if image.width * image.height > most:
        raise FileRefused("too_many_pixels")


def _as_seen(image: Image.Image) -> Image.Image:
    """Return the pixels alone, as they are looked at: nothing that was noted about them comes along."""
    profile, mode = image.info.get("icc_profile"), _plain_mode(image)
    image.draft("RGB", (LARGEST_SIDE, LARGEST_SIDE))
    image.load()
    with suppress(*UNREADABLE):  # noted so badly that nobody can tell which way is up
        ImageOps.exif_transpose(image, in_place=True)
    seen = image if image.mode in PROFILED else _plain(image, mode)
    seen.thumbnail((LARGEST_SIDE, LARGEST_SIDE), Image.Resampling.LANCZOS)
    seen = _in_srgb(seen, profile, mode)
    seen.info = {}
    return seen


def _plain_mode(image: Image.Image) -> str:
    if image.has_transparency_data:
        return "RGBA"
    return "L" if image.mode in {"1", "L"} or image.mode.startswith(FINE_GREY) else "RGB"


def _plain(image: Image.Image, mode: str) -> Image.Image:
    if image.mode.startswith(FINE_GREY):  # all but the darkest greys would be white otherwise
        image = image.convert("I").point(lambda grey: grey * (1 / 256))
    return image.convert(mode)


def _in_srgb(image: Image.Image, profile: bytes | None, mode: str) -> Image.Image:
    if profile and image.mode in PROFILED:
        try:
            own, srgb = ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB")
            return ImageCms.profileToProfile(image, own, srgb, outputMode=mode) or image
        except (ImageCms.PyCMSError, OSError):
            return image.convert(mode)  # a profile that can't be read is as good as none
    return image.convert(mode)


def _encoded(image: Image.Image, kind: Kind) -> bytes:
    options = {
        Kind.JPEG: {"quality": QUALITY, "optimize": True, "progressive": True},
        Kind.WEBP: {"quality": QUALITY},
        Kind.PNG: {},
    }
    file = io.BytesIO()
    image.save(file, kind.name, **options[kind])
    return file.getvalue()


def _smaller(image: Image.Image, width: int) -> bytes:
    height = max(1, round(image.height * width / image.width))
    resized = image.resize((width, height), Image.Resampling.LANCZOS)
    ways: list[dict[str, object]] = [{"quality": SMALLER_QUALITY}]
    if image.format == Kind.PNG.name:
        ways.append({"lossless": True, "method": 2})  # drawings and screens are smaller so, and clearer
    files = [io.BytesIO() for _ in ways]
    for way, file in zip(ways, files, strict=True):
        resized.save(file, Kind.WEBP.name, **way)
    return min((file.getvalue() for file in files), key=len)
