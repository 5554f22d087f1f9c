from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wikiapp.blog.slug import LONGEST, slug


@pytest.mark.parametrize(
    ("title", "address"),
    [
        ("En god dag på messen", "en-god-dag-paa-messen"),
        ("Æbler, ØL & Ål", "aebler-oel-aal"),
        ("What an hour costs (part 2)", "what-an-hour-costs-part-2"),
        ("Don’t panic: Mads' cykel", "dont-panic-mads-cykel"),
        ("Müllers Größe, café i Łódź", "muellers-groesse-cafe-i-lodz"),
        ("Yusuf Aydın", "yusuf-aydin"),
        ("a_b/c#d", "a-b-c-d"),
        ("日本 茶", "日本-茶"),
        ("Йод", "йод"),
        ("🎉", "post"),
        ("  –  ", "post"),
    ],
)
def test_a_title_is_readable_in_an_address(title: str, address: str) -> None:
    assert slug(title) == address


def test_danish_letters_travel_in_letters_that_every_keyboard_has() -> None:
    assert quote(slug("Rødgrød på Ærø med fløde")) == "roedgroed-paa-aeroe-med-floede"


def test_a_long_title_is_cut_after_a_word() -> None:
    address = slug("en meget lang overskrift " * 9)
    assert len(address) <= LONGEST
    assert ("en meget lang overskrift " * 9).replace(" ", "-").startswith(f"{address}-")


@given(st.text())
@example("Ç\ua9b3")  # an accent, and a mark of another script that is sorted before it
def test_any_title_makes_an_address_that_makes_itself(title: str) -> None:
    address = slug(title)
    assert re.fullmatch(r"[^\W_]+(-[^\W_]+)*", address) or not address.isascii()
    assert 0 < len(address) <= LONGEST
    assert not set(address) & set(" /?#%.")
    assert slug(address) == address
