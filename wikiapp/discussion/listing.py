"""One page of a discussion: some threads, or one long thread alone; quick however many comments there are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wikiapp.discussion.said import Said, said
from wikiapp.discussion.threads import ANSWERS, LONG_THREAD, NEWER, OLDER, ROOM, Thread, beginning_of, threads
from wikiapp.web.answer import url

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection, Engine
    from sqlalchemy.orm import Session

    from wikiapp.content import Content
    from wikiapp.discussion.comment import Comment

BEYOND = 2**31 - 1  # no comment has a number as high


@dataclass(frozen=True)
class Shown:
    """A thread as it is shown: `more` answers follow, which stand at `all_at`."""

    began: Said
    answers: Sequence[Said]
    more: int = 0
    all_at: str = ""


@dataclass(frozen=True)
class Listing:
    """The threads of one page, and its neighbours' addresses; `query` is what an address says to ask again."""

    shown: Sequence[Shown]
    query: dict[str, int]
    newer: str | None = None
    older: str | None = None


def listed(session: Session, content: Content, before: int | None, keep_with: Engine) -> Listing:
    """Return the threads that began before a comment, newest first; the newest of all without one."""
    connection, until = session.connection(), min(before or BEYOND, BEYOND)
    roots = connection.scalars(OLDER, {"subject": content.id, "before": until}).all()
    found = threads(connection, roots[:ROOM])
    numbers = [number for thread in found for number in (thread.id, *thread.answers[:ANSWERS])]
    comments = said(session, numbers, keep_with)
    return Listing(
        [_shown(content, thread, comments) for thread in found],
        {"before": before} if before else {},
        newer=_newer(connection, content, until) if before else None,
        older=url(content, "discussion", before=roots[ROOM - 1]) if len(roots) > ROOM else None,
    )


def alone(session: Session, content: Content, root: int, start: int, keep_with: Engine) -> Listing | None:
    """Return one thread alone, its answers from number `start` on; None where no such thread is in sight."""
    found = threads(session.connection(), [root])
    if not found:
        return None
    answers = [number for number in found[0].answers if number >= start]
    comments = said(session, [root, *answers[:LONG_THREAD]], keep_with)
    shown = Shown(comments[root], [comments[number] for number in answers[:LONG_THREAD]])
    earlier = [number for number in found[0].answers if number < start][-LONG_THREAD:]
    return Listing(
        [shown],
        {"thread": root, "start": start} if start else {"thread": root},
        newer=url(content, "discussion", thread=root, start=earlier[0]) if earlier else None,
        older=url(content, "discussion", thread=root, start=answers[LONG_THREAD])
        if len(answers) > LONG_THREAD else None,
    )  # fmt: skip


def place_of(session: Session, comment: Comment) -> str | None:
    """Return where a comment stands, on whatever page that is; None where it is out of sight."""
    connection, content = session.connection(), comment.subject
    root = beginning_of(connection, comment.id)
    found = threads(connection, [root])
    if not found or comment.id not in {root, *found[0].answers}:
        return None
    query = _query_for(connection, content, found[0], comment)
    return f"{url(content, 'discussion', **query)}#comment-{comment.id}"


def _query_for(connection: Connection, content: Content, thread: Thread, comment: Comment) -> dict[str, int]:
    if comment.id in thread.answers[ANSWERS:]:
        place = thread.answers.index(comment.id)
        start = {"start": thread.answers[place - place % LONG_THREAD]} if place >= LONG_THREAD else {}
        return {"thread": thread.id, **start}
    newest = connection.scalars(OLDER, {"subject": content.id, "before": BEYOND}).all()[:ROOM]
    return {} if thread.id in newest else {"before": thread.id + 1}


def _shown(content: Content, thread: Thread, comments: dict[int, Said]) -> Shown:
    return Shown(
        comments[thread.id],
        [comments[number] for number in thread.answers[:ANSWERS]],
        max(len(thread.answers) - ANSWERS, 0),
        url(content, "discussion", thread=thread.id),
    )


def _newer(connection: Connection, content: Content, before: int) -> str:
    later = connection.scalars(NEWER, {"subject": content.id, "before": before}).all()
    return url(content, "discussion", before=later[ROOM - 1] + 1 if len(later) > ROOM else None)
