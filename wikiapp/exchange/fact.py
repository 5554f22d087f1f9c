"""What people did with a content without a revision: they agreed with it, or marked a version; a line each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wikiapp.agreement.agreement import Agreement, Stance
from wikiapp.agreement.mark import LONGEST_NAME, Mark, Marking
from wikiapp.exchange.fields import demanded, moment, plain, uuid_in
from wikiapp.exchange.record import NOBODY

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

AGREEMENT, MARK = "agreement", "mark"
KINDS = {AGREEMENT, MARK}
MOST = 2**31 - 1  # that a database counts to


@dataclass(frozen=True, slots=True)
class Fact:
    """One line. `rev` is the revision that it is about; of a mark, `title` is its name."""

    line: int
    kind: str
    page: str
    content: UUID
    rev: int
    number: int
    action: str
    at: datetime
    author: str
    author_uuid: UUID | None
    title: str
    supporters: int

    def told(self) -> Agreement | Mark:
        """Return it as it is kept, but for the content, the person and the hash."""
        if self.kind == AGREEMENT:
            return Agreement(number=self.number, stance=self.action, revision=self.rev, said_at=self.at)
        return Mark(
            number=self.number, action=self.action, revision=self.rev, name=self.title,
            supporters=self.supporters, marked_at=self.at,
        )  # fmt: skip


def read_fact(number: int, fields: dict[str, Any]) -> Fact:
    """Return what a line tells; raises ValueError."""
    kind, content = demanded(fields, "kind", str), uuid_in(fields, "content")
    action = demanded(fields, "action", str)
    if content is None:
        raise ValueError("“content” is missing")
    if action not in set(Stance if kind == AGREEMENT else Marking):
        raise ValueError(f"nobody can have “{action}” that")
    of_mark = kind == MARK
    return Fact(
        line=number, kind=kind, page=demanded(fields, "page", str), content=content,
        rev=_counted(fields, "rev"), number=_counted(fields, "number"), action=action,
        at=moment(demanded(fields, "timestamp", str)), author=plain(demanded(fields, "author", str)) or NOBODY,
        author_uuid=uuid_in(fields, "author_uuid"),
        title=plain(demanded(fields, "title", str))[:LONGEST_NAME] if of_mark else "",
        supporters=_counted(fields, "supporters") if of_mark else 0,
    )  # fmt: skip


def _counted(fields: dict[str, Any], name: str) -> int:
    number = demanded(fields, name, int)
    if not 0 <= number <= MOST:
        raise ValueError(f"“{name}” is no number that can be counted to")
    return number
