from __future__ import annotations

from wikiapp.content.diff import Difference, difference
from wikiapp.content.diff.memory import Memory

ROOM = 2_000


def test_a_difference_that_was_seen_is_not_made_again() -> None:
    memory, made = Memory(ROOM), []

    def make() -> Difference:
        made.append(1)
        return difference("a\n", "b\n")

    assert memory.difference((b"a", b"b"), make) is memory.difference((b"a", b"b"), make)
    assert len(made) == 1


def test_what_was_not_asked_for_lately_gives_way() -> None:
    memory = Memory(ROOM)
    first = memory.difference((b"", b"0"), lambda: difference("", "0"))
    for number in range(1, 9):
        memory.difference((b"", b"%d" % number), lambda: difference("", "x\n"))
    assert memory.difference((b"", b"0"), lambda: difference("", "0")) is not first


def test_one_that_is_larger_than_the_room_is_answered_and_not_kept() -> None:
    memory = Memory(ROOM)
    large = memory.difference((b"", b"x"), lambda: difference("", "x" * ROOM))
    assert large.applied_to("") == "x" * ROOM
    assert memory.difference((b"", b"x"), lambda: difference("", "x" * ROOM)) is not large
