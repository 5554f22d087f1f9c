from __future__ import annotations

import pytest

from tests.markup.attacks import COLLECTIONS, PAYLOADS, WITHIN, Victim, collected
from tests.markup.rendering import rendered
from tests.rendering.comparison.reading import NEW, OLD, cells
from wikiapp.markup.sanitise import PART_ATTRIBUTES, PART_TAGS
from wikiapp.rendering.comparison import Page, compared

ALLOWED = {tag: PART_ATTRIBUTES.get(tag, set()) for tag in PART_TAGS}


def test_nothing_that_acts_gets_through_on_either_side() -> None:
    _assert_harmless(PAYLOADS)


@pytest.mark.parametrize("name", COLLECTIONS)
def test_no_collected_attack_gets_through_on_either_side(name: str) -> None:
    _assert_harmless(collected(name))


def _assert_harmless(payloads: list[str]) -> None:
    texts = ["\n\n".join(around.format(text) for around in WITHIN) for text in payloads]
    pages = [rendered(text, {payload: payload}).html for text, payload in zip(texts, payloads, strict=True)]
    for old, new, text in zip(["", *pages], [*pages, ""], [*payloads, ""], strict=True):
        found = compared(Page(old, OLD), Page(new, NEW))
        shown = [cell.html for cell in cells(found)]
        shown += [stretch.html for place in found.places for stretch in place.stretches]
        for html in shown:
            Victim(text, ALLOWED).feed(html)
