from __future__ import annotations

from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wikiapp.files.names import named, numbered
from wikiapp.titles import possible, titled


@pytest.mark.parametrize(
    ("device", "name"),
    [
        ("kop.jpg", "kop.jpg"), ("IMG_2034.JPEG", "IMG 2034.jpg"), ("C:\\Billeder\\Ø & Å.png", "Ø & Å.jpg"),
        ("../../etc/passwd", "passwd.jpg"), ("", "file.jpg"), (".jpg", "file.jpg"), ("...", "file.jpg"),
        ("kop [1].tar.gz", "kop 1 .tar.jpg"), ("a\u202egpj.exe", "a gpj.jpg"), ("kop.php", "kop.jpg"),
        ("  to   kopper  .png", "to kopper.jpg"), ("æ" * 300, "æ" * 98 + ".jpg"), ("con\0ny.jpg", "con ny.jpg"),
    ],
)  # fmt: skip
def test_a_file_is_called_as_its_device_called_it_as_far_as_that_can_be(device: str, name: str) -> None:
    assert named(device, ".jpg") == name


def possible_name(name: str) -> bool:
    return possible(name) and "/" not in name and "." in name and name == titled(name)


@given(st.text(max_size=300), st.sampled_from([".jpg", ".pdf"]))
def test_whatever_a_device_calls_a_file_it_gets_a_name_that_can_be(device: str, suffix: str) -> None:
    name = named(device, suffix)
    assert possible_name(name)
    assert name.endswith(suffix)
    assert named(name, suffix) == name


@given(st.text(max_size=300))
def test_numbers_tell_files_of_one_name_apart(device: str) -> None:
    names = list(islice(numbered(named(device, ".png")), 12))
    assert len({name.casefold() for name in names}) == len(names)
    assert all(map(possible_name, names))


def test_numbers_stand_before_the_ending() -> None:
    assert list(islice(numbered("kop.jpg"), 3)) == ["kop.jpg", "kop 2.jpg", "kop 3.jpg"]
