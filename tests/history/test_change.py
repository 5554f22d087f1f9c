from __future__ import annotations

from itertools import accumulate, pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.history.playing import applied, taken_back
from wikiapp.history.change import change, letters

MOVED = "En god kop er tynd i randen, og mange samler på dem.\n"
texts = st.text("ab \n.\r\u2028\u0301👩", max_size=40) | st.lists(
    st.sampled_from(["a b c\n", "a b d\n", "\n", MOVED, "- x y z\n", "uden"]), max_size=10
).map("".join)  # fmt: skip


@given(st.lists(texts, min_size=1, max_size=6))
def test_changes_lead_from_nothing_through_every_text_and_back(said: list[str]) -> None:
    changes = [change(old, new) for old, new in pairwise(["", *said])]
    assert list(accumulate(changes, lambda text, one: applied(one, text), initial="")) == ["", *said]
    back = accumulate(reversed(changes), lambda text, one: applied(taken_back(one), text), initial=said[-1])
    assert list(back) == [*reversed(said), ""]


def test_what_stays_is_only_counted() -> None:
    old = "".join(f"{number}\n" for number in range(9))
    assert change(old, f"{old}ny\n") == [["same", 9], ["added", "ny\n"]]
    assert change(old, old.replace("4\n", "")) == [["same", 4], ["removed", "4\n"]]
    assert change(old, old) == []


def test_words_are_told_apart_within_a_changed_line() -> None:
    [[kind, parts]] = change("Te er godt.\n", "Te er meget godt.\n")
    assert (kind, parts) == ("changed", (("same", "Te er "), ("added", "meget "), ("same", "godt.\n")))


def test_a_moved_block_is_known_by_a_number() -> None:
    rest = "Først.\n\nSå.\n\nSidst.\n"
    found = change(f"{MOVED}\n{rest}", f"{rest}\n{MOVED}")
    assert [(kind, *move) for kind, _, *move in found if move] == [("removed", 1), ("added", 1)]


def test_its_size_is_about_what_it_says() -> None:
    assert letters(change("", "x" * 1000)) > 1000
    assert letters(change("x" * 1000, "x" * 1000)) == 0
