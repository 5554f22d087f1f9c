from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.markup.attacks import COLLECTIONS, PAYLOADS, WITHIN, Victim, collected
from tests.markup.rendering import rendered
from tests.markup.shared_data import DATA
from wikiapp.markup.sanitise import sanitised

if TYPE_CHECKING:
    from collections.abc import Iterable


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_that_acts_gets_through(payload: str) -> None:
    _assert_harmless([payload])


@pytest.mark.parametrize("name", COLLECTIONS)
def test_no_collected_attack_gets_through(name: str) -> None:
    _assert_harmless(collected(name))


def test_a_page_about_attacks_is_harmless() -> None:
    if not DATA.exists():
        pytest.skip("the sets of attacks aren't beside the project")
    _assert_harmless([(DATA / "xss" / "owasp_xss_filter_evasion.md").read_text(encoding="utf-8")])


def test_the_allow_list_stands_by_itself() -> None:
    html = '<p style="x" onclick="y"><a href="javascript:z">a</a><input type="text"><script>b</script></p>'
    assert sanitised(html) == "<p><a>a</a><input></p>"


def _assert_harmless(payloads: Iterable[str]) -> None:
    for payload in payloads:
        for around in WITHIN:
            text = around.format(payload)
            Victim(text).feed(rendered(text, {payload: payload}).html)
