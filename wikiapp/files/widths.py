"""The smaller widths of a picture, kept beside it: made when it is taken in, and again where one is missing."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, BinaryIO

from wikiapp.files.errors import FileRefused
from wikiapp.files.pictures import size_of, smaller
from wikiapp.files.storage import NotStored
from wikiapp.markup import widths_below

if TYPE_CHECKING:
    from wikiapp.files.storage import Storage


def key_of(digest: str, width: int) -> str:
    """Return the key under which a picture is kept in a width."""
    return f"{digest}.{width}"


def keep_widths(storage: Storage, digest: str, width: int) -> None:
    """Keep a picture of that width in all smaller ones; what can't be made now is made when it is looked at."""
    with suppress(FileRefused):
        _make(storage, digest, widths_below(width))


def open_width(storage: Storage, digest: str, width: int) -> BinaryIO:
    """Return a picture in a smaller width, made now if need be; raises NotStored, FileRefused."""
    key = key_of(digest, width)
    with suppress(NotStored):
        return storage.open(key)
    with storage.open(digest) as file:
        if width not in widths_below(size_of(file)[0]):
            raise NotStored(key)
    _make(storage, digest, [width])
    return storage.open(key)


def _make(storage: Storage, digest: str, widths: list[int]) -> None:
    with storage.open(digest) as file:
        made = smaller(file.read(), widths) if widths else {}
    for width, data in made.items():
        storage.put(key_of(digest, width), data)
