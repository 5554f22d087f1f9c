"""Trying a rule against the past: what it would have hit, had it been on."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby, islice
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy.orm import joinedload

from wikiapp.content import Action, Content, Revision
from wikiapp.filters.change import Change
from wikiapp.filters.writer import Writer
from wikiapp.people.role import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy.orm import Session

    from wikiapp.filters.rule import Rule

MOST = 5_000  # of the newest changes
PATIENCE = 8.0  # seconds: whoever tries a rule waits for it


@dataclass
class Trial:
    """What a rule hit among so many of the newest changes, newest first."""

    looked_at: int = 0
    hits: list[Revision] = field(default_factory=list)

    @property
    def share(self) -> float:
        """Which part of all it hit."""
        return len(self.hits) / self.looked_at if self.looked_at else 0.0


class Said(NamedTuple):
    """A revision, what was said before it and what it says."""

    revision: Revision
    before: str
    after: str


def tried(session: Session, rule: Rule, most: int = MOST, patience: float = PATIENCE) -> Trial:
    """Ask a rule about the newest changes, as many as there is time for; moderators' are left out."""
    until, trial = monotonic() + patience, Trial()
    for said in _changes(session, most):
        if monotonic() > until:
            break
        trial.looked_at += 1
        trusted = said.revision.writer.is_at_least(Role.MODERATOR)
        if not trusted and rule.hits(_change(session, said)):
            trial.hits.append(said.revision)
    trial.hits.sort(key=lambda one: -one.id)
    return trial


def _changes(session: Session, most: int) -> Iterator[Said]:
    """Yield what was written lately, with what was said before: content by content, which reads quickly."""
    wrote = Revision.action.in_((Action.WROTE, Action.SUGGESTED, Action.PUBLISHED))
    told = joinedload(Revision.content).joinedload(Content.latest)
    newest = session.scalars(Revision.lately().where(wrote).options(told).limit(most)).all()
    by_content = sorted(newest, key=lambda one: (one.content_id, one.number))
    # Those that changed last come first, so that nothing new is left out where there is no time for all.
    groups = [list(group) for _, group in groupby(by_content, key=lambda one: one.content_id)]
    for revisions in sorted(groups, key=lambda group: -group[-1].id):
        yield from _of_content(revisions)


def _of_content(revisions: Sequence[Revision]) -> Iterator[Said]:
    history = revisions[0].content.history
    before = {one.number: history.stood_before(one.number) for one in revisions}
    wanted = sorted({*before, *before.values()} - {0})
    read, at_hand = zip(wanted, history.bodies(wanted), strict=True), {0: ""}
    for revision in revisions:
        start = before[revision.number]
        # Long texts with many revisions: no more of them are kept than are compared.
        at_hand = {number: text for number, text in at_hand.items() if number >= start or not number}
        while revision.number not in at_hand:
            at_hand.update(islice(read, 1))
        yield Said(revision, at_hand[start], at_hand[revision.number])


def _change(session: Session, said: Said) -> Change:
    revision = said.revision
    writer = Writer(session, revision.writer, revision.created_at, revision.id)
    return Change(
        writer=writer, kind=revision.content.kind, language=revision.language, title=revision.title,
        before=said.before, after=said.after, begins=revision.number == 1,
    )  # fmt: skip
