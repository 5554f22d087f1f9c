"""Taking a file in: looked at, a picture written anew, and kept under its hash."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wikiapp.files.documents import insist_on_pdf, insist_on_svg
from wikiapp.files.errors import FileRefused
from wikiapp.files.kinds import BEGINNING, Kind
from wikiapp.files.names import named
from wikiapp.files.pictures import cleaned
from wikiapp.files.widths import keep_widths
from wikiapp.markup import FileHead, in_address

if TYPE_CHECKING:
    from wikiapp.files.storage import Storage

LARGEST_FILE = 20 * 1024 * 1024  # bytes


@dataclass(frozen=True)
class Taken:
    """Bytes that are kept; `was_moving` tells that of a moving picture only the first is."""

    digest: str
    kind: Kind
    width: int | None = None
    height: int | None = None
    was_moving: bool = False

    def head(self, name: str) -> FileHead:
        """Return how a text begins that shows them."""
        return FileHead(self.digest, in_address(named(name, self.kind.suffix)), "", self.width, self.height)


def take(storage: Storage, data: bytes) -> Taken:
    """Keep a file, if it is one that can be kept; raises FileRefused. Taking one twice changes nothing."""
    if not data:
        raise FileRefused("empty")
    if len(data) > LARGEST_FILE:
        raise FileRefused("too_large")
    kind = Kind.of(data[:BEGINNING])
    if kind is None:
        raise FileRefused("unknown")
    return _take_picture(storage, data, kind) if kind.is_picture else _take_document(storage, data, kind)


def _take_picture(storage: Storage, data: bytes, kind: Kind) -> Taken:
    picture = cleaned(data, kind)
    digest = _kept(storage, picture.data)
    keep_widths(storage, digest, picture.width)
    return Taken(digest, picture.kind, picture.width, picture.height, was_moving=picture.was_moving)


def _take_document(storage: Storage, data: bytes, kind: Kind) -> Taken:
    (insist_on_pdf if kind is Kind.PDF else insist_on_svg)(data)
    return Taken(_kept(storage, data), kind)


def _kept(storage: Storage, data: bytes) -> str:
    digest = hashlib.sha256(data).hexdigest()
    storage.put(digest, data)
    return digest
