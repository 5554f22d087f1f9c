"""The passages of a page that are talked about, quietly marked in its HTML, each with a link to what is said.

Marked by the server, in the letters as they are read: so it works without a script, is kept with the finished
page, and marks only ever stand around text, so that what was well-formed stays so.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import bindparam, select

from wikiapp.content import Content
from wikiapp.content.text import digest_of
from wikiapp.discussion.anchor import Anchor
from wikiapp.discussion.comment import PATH, SUBJECT_ID
from wikiapp.discussion.finding_again import found_again
from wikiapp.discussion.letters import Letters, letters_of
from wikiapp.language import ngettext
from wikiapp.web import transaction
from wikiapp.web.answer import also_seen
from wikiapp.web.observation import Observation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy.orm import Session

MOST = 40  # passages of one page, the newest
ANCHORS = (
    select(Anchor.comment_id, Anchor.quote, Anchor.position)
    .join(Content, Content.id == Anchor.comment_id)
    .where(bindparam("subject") == SUBJECT_ID, Content.deleted_at.is_(None))
    .order_by(Anchor.comment_id.desc()).limit(MOST)
)  # fmt: skip


class Talk(NamedTuple):
    """A stretch of letters, and the numbers of the comments on it, the newest first."""

    start: int
    end: int
    comments: tuple[int, ...]


def marked(content: Content, html: str) -> str:
    """Return the HTML of what a content says with the passages marked that are talked about."""
    seen = Observation.of(transaction.session(), ANCHORS, subject=content.id)
    also_seen(seen)
    if not seen.rows:
        return html
    letters = letters_of(html)
    return "".join(_pieces(html, letters, _talks(letters, seen.rows)))


def in_sight(session: Session, content: Content, html: str) -> dict[int, int]:
    """Return which comments are about words that a content says now, and by which one's number each is marked."""
    rows = session.connection().execute(ANCHORS, {"subject": content.id})
    talks = _talks(letters_of(html), [tuple(row) for row in rows])
    return {number: talk.comments[0] for talk in talks for number in talk.comments}


def _talks(letters: Letters, rows: Iterable[tuple[Any, ...]]) -> list[Talk]:
    digest, by_place = digest_of(letters.text), defaultdict[tuple[int, int], list[int]](list)
    for number, quote, position in sorted(rows, reverse=True):
        place = found_again(letters.text, digest, quote, position)
        if place:
            by_place[place].append(number)
    apart: list[Talk] = []
    for (start, end), numbers in sorted(by_place.items()):
        if apart and start < apart[-1].end:  # one within another: the first one's mark leads to both
            before = apart.pop()
            apart.append(Talk(before.start, max(before.end, end), (*before.comments, *numbers)))
        else:
            apart.append(Talk(start, end, tuple(numbers)))
    return apart


def _pieces(html: str, letters: Letters, talks: list[Talk]) -> Iterator[str]:
    done = 0
    for talk in talks:
        for start, end in _stretches(html, letters, talk):
            yield f'{html[done:start]}<mark class="talked">{html[start:end]}</mark>'
            done = end
        after = _outside_links(html, done)
        yield html[done:after] + _link(talk)
        done = after
    yield html[done:]


def _stretches(html: str, letters: Letters, talk: Talk) -> Iterator[tuple[int, int]]:
    """Yield the stretches of HTML without tags that a stretch of letters is made of."""
    start = at = letters.starts[talk.start]
    for number in range(talk.start, talk.end):
        begin = letters.starts[number]
        if "<" in html[at:begin] or letters.ends[number] == begin:
            if html[start:at].strip():
                yield start, at
            start = begin
        at = letters.ends[number]
    if html[start:at].strip():
        yield start, at


def _outside_links(html: str, place: int) -> int:
    """Return the next place that isn't within a link: links can't stand in links."""
    opened, closed = html.rfind("<a ", 0, place), html.rfind("</a>", 0, place)
    return html.find("</a>", place) + len("</a>") if opened > closed else place


def _link(talk: Talk) -> str:
    count, first = len(talk.comments), talk.comments[0]
    label = ngettext("%(num)d comment on this", "%(num)d comments on this", count) % {"num": count}
    return f'<a class="talk" id="talk-{first}" href="{PATH}{first}" aria-label="{label}">{count}</a>'
