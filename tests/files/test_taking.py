from __future__ import annotations

import hashlib
import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from tests.files.drawings import BILLION_LAUGHS, PDF, SVG, SVG_WITH_SCRIPT, drawn, from_a_phone, moving, saved
from wikiapp.files import pictures, taking
from wikiapp.files.errors import FileRefused
from wikiapp.files.kinds import Kind
from wikiapp.files.storage import NotStored
from wikiapp.files.taking import take
from wikiapp.files.widths import key_of, open_width

if TYPE_CHECKING:
    from wikiapp.files.storage import Folder


def test_a_picture_is_kept_under_the_hash_of_what_is_kept_with_its_smaller_widths(storage: Folder) -> None:
    taken = take(storage, saved(drawn((1200, 800)), "JPEG"))
    assert (taken.kind, taken.width, taken.height) == (Kind.JPEG, 1200, 800)
    assert list(storage.keys()) == [taken.digest, f"{taken.digest}.480", f"{taken.digest}.960"]
    with storage.open(taken.digest) as file:
        assert hashlib.sha256(file.read()).hexdigest() == taken.digest


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (from_a_phone((300, 200)), Kind.JPEG), (saved(drawn((300, 200)), "PNG"), Kind.PNG),
        (saved(drawn((300, 200)), "WEBP"), Kind.WEBP), (moving("GIF"), Kind.PNG), (PDF, Kind.PDF), (SVG, Kind.SVG),
        (b"\xef\xbb\xbf\n " + SVG.partition(b"\n")[2], Kind.SVG),
    ],
)  # fmt: skip
def test_what_a_file_is_its_bytes_tell(storage: Folder, data: bytes, kind: Kind) -> None:
    taken = take(storage, data)
    assert taken.kind is kind
    with storage.open(taken.digest) as file:
        assert Kind.of(file.read()) is kind


@pytest.mark.parametrize("data", [PDF, SVG, SVG_WITH_SCRIPT])
def test_what_is_only_handed_out_is_kept_as_it_came(storage: Folder, data: bytes) -> None:
    taken = take(storage, data)
    assert taken.width is None
    with storage.open(taken.digest) as file:
        assert file.read() == data


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"), (b"Dear Ann,", "unknown"), (b"MZ\x90\0", "unknown"), (b"\0" * 99, "unknown"),
        (b"<!doctype html><script>alert(1)</script>", "unknown"), (b"<svg></svg>", "unknown"), (b"<", "unknown"),
        (b"<html xmlns='http://www.w3.org/2000/svg'/>", "unknown"), (b"<?php system('ls');", "unknown"),
        (SVG[:-8], "damaged"), (BILLION_LAUGHS, "damaged"), (PDF[:-8], "damaged"), (b"%PDF-", "damaged"),
        (b"GIF89a<script>alert(1)</script>", "damaged"), (b"\xff\xd8\xff\xe0" + b"\0" * 500, "damaged"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "damaged"),
        (b"\x89PNG\r\n\x1a\n", "damaged"), (b"\0\0\0\x18ftypheic", "unknown"),
    ],
)  # fmt: skip
def test_what_is_no_such_file_is_refused_and_not_kept(storage: Folder, data: bytes, reason: str) -> None:
    with pytest.raises(FileRefused) as refused:
        take(storage, data)
    assert refused.value.reason == reason
    assert list(storage.keys()) == []


def test_a_file_that_is_two_kinds_at_once_is_only_the_one_it_begins_as(storage: Folder) -> None:
    taken = take(storage, saved(drawn((300, 200)), "JPEG") + PDF)
    with storage.open(taken.digest) as file:
        assert b"%PDF" not in file.read()
    with pytest.raises(FileRefused, match="unknown"):
        take(storage, b"\n" + PDF)


def test_a_file_that_is_too_large_is_refused_unlooked_at(storage: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking, "LARGEST_FILE", len(PDF) - 1)
    with pytest.raises(FileRefused, match="too_large"):
        take(storage, PDF)


def test_the_same_file_taken_twice_is_kept_once(storage: Folder) -> None:
    first = take(storage, from_a_phone())
    assert take(storage, from_a_phone()) == first
    assert sum("." not in key for key in storage.keys()) == 1  # noqa: SIM118 -- no dictionary


def test_a_smaller_width_that_is_missing_is_made_again(storage: Folder) -> None:
    taken = take(storage, saved(drawn((1200, 800)), "PNG"))
    (storage.folder / taken.digest[:2] / f"{taken.digest[2:]}.480").unlink()
    with open_width(storage, taken.digest, 480) as file:
        assert Image.open(io.BytesIO(file.read())).size == (480, 320)
    assert key_of(taken.digest, 480) in storage.keys()  # noqa: SIM118 -- no dictionary


@pytest.mark.parametrize("width", [1, 481, 1200, 1600])
def test_there_are_no_other_widths_than_those(storage: Folder, width: int) -> None:
    taken = take(storage, saved(drawn((1200, 800)), "PNG"))
    with pytest.raises(NotStored):
        open_width(storage, taken.digest, width)


def test_a_picture_is_taken_even_if_there_is_no_time_for_its_smaller_widths(
    storage: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_picture: object) -> None:
        raise FileRefused("busy")

    with monkeypatch.context() as hurry:
        hurry.setattr("wikiapp.files.widths.smaller", busy)
        taken = take(storage, saved(drawn((1200, 800)), "PNG"))
    assert list(storage.keys()) == [taken.digest]
    open_width(storage, taken.digest, 960).close()


def test_how_much_memory_a_picture_takes_is_bounded() -> None:
    assert pictures.MOST_PIXELS * 4 <= 100_000_000
