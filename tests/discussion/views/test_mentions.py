from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browsing import Visitor

    Say = Callable[..., int]

AT = "/wiki/Te/discussion"
ANN = '<a class="mention" href="/people/1">@Ann Lund</a>'


@pytest.fixture(autouse=True)
def _tea(ann: Visitor) -> None:
    ann.save("Te", "Te er godt.\n", name="Ann Lund")


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("@Ann Lund, hvad siger du?", f"{ANN}, hvad siger du?"),
        ("Spørg @Ann Lund.", f"Spørg {ANN}."),
        ("**@Ann Lund** ved det", f"<strong>{ANN}</strong> ved det"),
        ("@Ann Lund ved det bedre end de andre", f"{ANN} ved det bedre"),
        ("@Ann ved det", "@Ann ved det"),
        ("@Ann Lundgren ved det", "@Ann Lundgren ved det"),
        ("ann@Ann Lund", "ann@Ann Lund"),
        ("`@Ann Lund`", "<code>@Ann Lund</code>"),
        ("@", "@"),
    ],
)
def test_whoever_is_mentioned_by_name_can_be_reached(ben: Visitor, comment: Say, body: str, shown: str) -> None:
    comment(ben, body, name="Ben")
    assert shown in ben.read(AT).text


def test_a_name_that_two_people_bear_stays_words(ann: Visitor, ben: Visitor, comment: Say) -> None:
    comment(ben, "@Ann Lund?", name="Ann Lund")
    assert "mention" not in ben.read(AT).text


def test_a_name_with_signs_of_html_is_found_and_harmless(ann: Visitor, ben: Visitor, comment: Say) -> None:
    ann.save("Te", "Te er bedst.\n", name="A&B")
    comment(ben, "@A&B?", name="Ben")
    assert '<a class="mention" href="/people/1">@A&amp;B</a>?' in ben.read(AT).text
