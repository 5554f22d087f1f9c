from __future__ import annotations

import re

import pytest

from wikiapp.people.names import CREATURES, KINDS, made_up_name


@pytest.mark.parametrize("language", KINDS)
def test_a_made_up_name_is_of_the_language(language: str) -> None:
    kind, creature, number = made_up_name(language).split()
    assert kind in KINDS[language]
    assert creature in CREATURES[language]
    assert re.fullmatch(r"[1-9][0-9]", number)


def test_who_speaks_another_language_gets_an_english_name() -> None:
    assert made_up_name("kl").split()[0] in KINDS["en"]


def test_guests_at_one_stand_are_told_apart() -> None:
    assert len({made_up_name("da") for _ in range(20)}) > 10
