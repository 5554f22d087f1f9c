"""Files are found by their names, by what is said that they show, and by what is said about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.files.drawings import PDF
from tests.files.uploads import upload

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browsing import Visitor


@pytest.fixture(autouse=True)
def files(writer: Visitor, level: Callable[[], None]) -> None:
    upload(writer, called="Standen.png", alternative="To mennesker ved et lagen", body="Foto: Ann. Se [[Messen]].")
    upload(writer, PDF, "Program.pdf", alternative="Torsdagens program")
    writer.save("Hverdag", "Et lagen er to meter bredt.\n")
    level()


@pytest.mark.parametrize(
    ("words", "path"),
    [("standen", "Standen.png"), ("standen.png", "Standen.png"), ("mennesker", "Standen.png"),
     ("foto", "Standen.png"), ("torsdag", "Program.pdf"), ("program.pdf", "Program.pdf")],
)  # fmt: skip
def test_a_file_is_found_by_its_name_and_by_its_words(stranger: Visitor, words: str, path: str) -> None:
    assert f'href="/files/{path}"' in stranger.read(f"/search?q={words}").text


def test_results_can_be_files_alone(stranger: Visitor) -> None:
    every, files = (stranger.read(f"/search?q=lagen{kind}").text for kind in ("", "&kind=file"))
    assert ("/wiki/Hverdag" in every, "/files/Standen.png" in every) == (True, True)
    assert ("/wiki/Hverdag" in files, "/files/Standen.png" in files) == (False, True)
    assert "Pictures and files" in every


def test_the_address_of_its_bytes_is_no_word(stranger: Visitor) -> None:
    digest = stranger.read("/files/Standen.png").text.partition('src="/files/')[2][:64]
    assert "/files/Standen.png" not in stranger.read(f"/search?q={digest}").text
    assert "/files/Standen.png" not in stranger.read(f"/search?q={digest}&in=history").text


def test_all_that_was_ever_said_of_it_is_found_as_it_was_read(stranger: Visitor) -> None:
    page = stranger.read("/search?q=mennesker&in=history").text
    assert "/files/Standen.png" in page
    assert "[file]" not in page
