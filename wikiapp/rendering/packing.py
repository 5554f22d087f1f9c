"""How a rendering is kept: compressed, with what it depended on and the hash of its revision."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

import zstandard

from wikiapp.markup import Heading, Rendered

LEVEL = 3
SETS = ("links", "transclusions", "files")  # of what a rendering names


def packed(fresh: Rendered, dependencies: dict[str, Any], digest: bytes) -> bytes:
    """Return a rendering as it is kept, made of the revision with that hash."""
    said = asdict(fresh) | {name: sorted(getattr(fresh, name)) for name in SETS}
    compressor = zstandard.ZstdCompressor(level=LEVEL, write_checksum=True)
    return compressor.compress(json.dumps([digest.hex(), said, dependencies], ensure_ascii=False).encode())


def unpacked(data: bytes, digest: bytes) -> tuple[Rendered, dict[str, Any]] | None:
    """Return a rendering and what it depended on; None if it is damaged, or was made of another revision."""
    try:
        made_of, said, dependencies = json.loads(zstandard.ZstdDecompressor().decompress(data))
    except (zstandard.ZstdError, ValueError, MemoryError):  # a damaged frame may claim to be of any size
        return None  # made again
    if made_of != digest.hex():
        return None
    said["headings"] = tuple(Heading(**heading) for heading in said["headings"])
    said["categories"] = tuple(said["categories"])
    return Rendered(**said | {name: frozenset(said[name]) for name in SETS}), dependencies
