"""UUIDs of version 7 (RFC 9562): they begin with their moment, so they sort by time."""

from __future__ import annotations

import os
import uuid
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

RANDOM_BYTES = 10


def uuid7(at: datetime, randomness: bytes | None = None) -> uuid.UUID:
    """Return a UUID for the moment `at`, filled up from ten bytes: given ones, or random ones."""
    milliseconds = max(0, int(at.timestamp() * 1000))
    filling = int.from_bytes((randomness or os.urandom(RANDOM_BYTES))[:RANDOM_BYTES], "big")
    value = (milliseconds & 0xFFFF_FFFF_FFFF) << 80 | filling
    value = value & ~(0xF000 << 64) | 0x7000 << 64
    value = value & ~(0xC000 << 48) | 0x8000 << 48
    return uuid.UUID(int=value)
