"""The threads of a discussion, newest first; in each what was answered, in the order in which it was said.

Threads are two levels deep: whatever answers an answer stands beside it, and says whom it answers. A deleted
comment is left out, unless somebody has answered it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import bindparam, or_, select
from sqlalchemy.orm import aliased

from wikiapp.content import Content
from wikiapp.discussion.comment import PARENT_ID, SUBJECT_ID

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection, Select

ROOM = 8  # threads on one page: several screens of a phone already
ANSWERS = 10  # of each thread, as many are shown among the others
LONG_THREAD = 100  # answers on one page, where a thread is shown alone

_ANSWER = aliased(Content.__table__)
_IN_SIGHT = or_(
    Content.deleted_at.is_(None), select(_ANSWER.c.id).where(_ANSWER.c.parent_id == Content.id).exists()
)
_OF_SUBJECT = select(Content.id).where(bindparam("subject") == SUBJECT_ID, PARENT_ID.is_(None), _IN_SIGHT)
OLDER = _OF_SUBJECT.where(Content.id < bindparam("before")).order_by(Content.id.desc()).limit(ROOM + 1)
NEWER = _OF_SUBJECT.where(Content.id >= bindparam("before")).order_by(Content.id).limit(ROOM + 1)


class Node(NamedTuple):
    """A comment as its place tells of it."""

    thread: int
    id: int
    parent_id: int | None
    deleted: bool


@dataclass(frozen=True)
class Thread:
    """A thread by the numbers of its comments; `answers` are those in sight, oldest first."""

    id: int
    answers: Sequence[int]


def _nodes() -> Select[int, int, int | None, bool]:
    contents = Content.__table__
    columns = contents.c.id, contents.c.parent_id, contents.c.deleted_at
    roots = contents.c.id.in_(bindparam("roots", expanding=True))
    thread = select(contents.c.id.label("thread"), *columns).where(roots).cte("thread", recursive=True)
    answers = select(thread.c.thread, *columns).join(thread, contents.c.parent_id == thread.c.id)
    thread = thread.union_all(answers)
    return select(thread.c.thread, thread.c.id, thread.c.parent_id, thread.c.deleted_at.is_not(None)).order_by(
        thread.c.thread.desc(), thread.c.id
    )


def _way_up() -> Select[int]:
    contents = Content.__table__
    columns = contents.c.id, contents.c.parent_id
    way = select(*columns).where(contents.c.id == bindparam("comment")).cte("way", recursive=True)
    way = way.union_all(select(*columns).join(way, contents.c.id == way.c.parent_id))
    return select(way.c.id).where(way.c.parent_id.is_(None))


NODES, WAY_UP = _nodes(), _way_up()


def threads(connection: Connection, roots: Sequence[int]) -> list[Thread]:
    """Return the threads that these comments began, newest first; those with nothing in sight are left out."""
    rows = (Node(*row) for row in connection.execute(NODES, {"roots": roots})) if roots else ()
    found = [(number, _in_sight(nodes)) for number, nodes in groupby(rows, key=attrgetter("thread"))]
    return [Thread(number, shown[1:]) for number, shown in found if shown]


def beginning_of(connection: Connection, comment_id: int) -> int:
    """Return the number of the comment that began the thread in which a comment stands."""
    number: int = connection.execute(WAY_UP, {"comment": comment_id}).scalar_one()
    return number


def _in_sight(nodes: Iterable[Node]) -> list[int]:
    shown: list[int] = []
    answered: set[int | None] = set()
    for node in reversed(list(nodes)):  # an answer comes after what it answers
        if not node.deleted or node.id in answered:
            shown.append(node.id)
            answered.add(node.parent_id)
    return shown[::-1]
