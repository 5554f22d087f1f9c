from __future__ import annotations

import random
from contextlib import suppress
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select, update

from wikiapp.content import TextDamaged
from wikiapp.content.text import CHAIN_LENGTH, Text, compressed, decoded
from wikiapp.content.words import LARGEST_TEXT

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from wikiapp.people.person import Person
    from wikiapp.wiki.page import Page

    Write = Callable[..., Page]

EMOJI = "👩‍🚀🏳️‍🌈🇩🇰"
# Nearly as large as may be.
LARGE = " ".join(f"{random.Random(7).random():.7f}{n % 10}" for n in range(LARGEST_TEXT // 12))
LINE = "Linje {} i historien om teen, som ingen ende vil tage.\n"
TEXTS = ["", "a", "\n", EMOJI, EMOJI[:3], "Te er godt.\n" * 40, "e\u0301é", LARGE, LARGE[::-1], LARGE[50:] + "!"]


@pytest.mark.parametrize("words", TEXTS)
@pytest.mark.parametrize("prefix", TEXTS)
def test_any_text_can_be_told_as_a_difference_to_any_other(words: str, prefix: str) -> None:
    assert decoded([compressed(prefix), compressed(words, prefix)]) == words


@given(st.lists(st.text(), min_size=1, max_size=8))
def test_a_chain_says_at_its_end_what_was_written_last(texts: list[str]) -> None:
    pieces = [compressed(texts[0])] + [compressed(words, before) for before, words in pairwise(texts)]
    assert decoded(pieces) == texts[-1]
    assert decoded(pieces[1:], prefix=texts[0]) == texts[-1]


def test_a_small_edit_of_a_large_text_costs_little() -> None:
    assert len(compressed(LARGE[:90_000] + " Te! " + LARGE[90_000:], LARGE)) < 100


@given(st.data())
def test_a_damaged_piece_never_reads_as_something_else_without_an_error_or_a_wrong_hash(
    data: st.DataObject,
) -> None:
    piece = bytearray(compressed("Te er godt, og kaffe er godt.\n" * 3, "Kaffe er godt.\n"))
    piece[data.draw(st.integers(0, len(piece) - 1))] ^= data.draw(st.integers(1, 255))
    with suppress(TextDamaged):  # and nothing but that; whether the words are the right ones, their hash tells
        decoded([bytes(piece)], "Kaffe er godt.\n")


@pytest.fixture
def long_history(write: Write, ben: Person) -> Page:
    """A page of seventy revisions, each with a line more."""
    page = write("Te", LINE.format(0))
    for number in range(1, 70):
        page.save_revision(author=ben, body=page.body + LINE.format(number))
    return page


def test_chains_begin_with_a_whole_text_and_are_never_longer_than_allowed(
    long_history: Page, session: Session
) -> None:
    texts = session.execute(select(Text.depth, Text.prefix_id).order_by(Text.id)).all()
    assert [depth for depth, _ in texts] == [number % CHAIN_LENGTH for number in range(70)]
    assert [number for number, (_, prefix) in enumerate(texts) if prefix is None] == [0, 32, 64]


def test_every_text_of_a_long_history_is_read_back(long_history: Page, session: Session) -> None:
    session.commit()
    session.expunge_all()
    page = session.merge(long_history, load=True)
    lines = [LINE.format(number) for number in range(70)]
    assert [page.history[n].body for n in range(1, 71)] == ["".join(lines[:n]) for n in range(1, 71)]


def test_a_revert_costs_no_text(long_history: Page, session: Session, mod: Person) -> None:
    before = session.scalar(select(func.count()).select_from(Text))
    long_history.history.revert(to=7, author=mod)
    long_history.rename(to="Kaffe", author=mod)
    long_history.delete(author=mod)
    assert session.scalar(select(func.count()).select_from(Text)) == before


def test_two_pages_that_say_the_same_share_the_text(write: Write) -> None:
    assert write("Te", "Varm drik.").latest.text_id == write("Kaffe", "Varm drik.").latest.text_id


def test_history_goes_on_from_a_shared_text_however_long_its_chain(
    long_history: Page, write: Write, session: Session, ann: Person
) -> None:
    other = write("Kaffe", long_history.history[32].body)  # the last of its chain
    assert other.latest.text.depth == CHAIN_LENGTH - 1
    saved = other.save_revision(author=ann, body="Kaffe!")
    assert (saved.text.depth, saved.text.read(session)) == (0, "Kaffe!")


def test_a_text_that_was_changed_afterwards_is_not_read(long_history: Page, session: Session) -> None:
    past = long_history.history[3].text
    session.execute(update(Text).where(Text.id == past.id).values(data=compressed("Spam!")))
    for damaged in (3, 4):  # what is told as a difference to it is lost, too
        with pytest.raises(TextDamaged):
            long_history.history[damaged].text.read(session)
    assert long_history.history[2].text.read(session) == LINE.format(0) + LINE.format(1)


@pytest.mark.parametrize("data", [b"", b"not a frame", bytes(40), b"\xff" * 40])
def test_a_text_that_is_no_frame_at_all_is_not_read(write: Write, session: Session, data: bytes) -> None:
    text = write("Te").latest.text
    session.execute(update(Text).where(Text.id == text.id).values(data=data))
    with pytest.raises(TextDamaged):
        text.read(session)


@pytest.mark.parametrize("leads_to", [1, 5, 6, 70])
def test_a_chain_that_was_bent_into_a_circle_ends(long_history: Page, session: Session, leads_to: int) -> None:
    texts = [long_history.history[number].text for number in (5, leads_to)]
    session.execute(update(Text).where(Text.id == texts[0].id).values(prefix_id=texts[1].id))
    with pytest.raises(TextDamaged):
        texts[0].read(session)
