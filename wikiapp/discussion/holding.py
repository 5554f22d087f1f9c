"""Comments that wait for a moderator: kept as they were typed, and said when they are approved."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from wikiapp.content import WrittenWrong
from wikiapp.discussion.comment import COMMENT, Comment
from wikiapp.discussion.form import CommentForm
from wikiapp.discussion.saying import said_by
from wikiapp.editing.screening import beginning
from wikiapp.filters.held import hold
from wikiapp.filters.releasing import CanNotBe

if TYPE_CHECKING:
    from wikiapp.content import Content
    from wikiapp.filters.held import Held
    from wikiapp.filters.screening import Screening
    from wikiapp.people.person import Person


def looked_at(person: Person, content: Content, form: CommentForm) -> Screening:
    """Return what filters make of a comment; raises Noticed where they refuse it, or warn of it."""
    return beginning(
        person, kind=COMMENT, language=content.language, title=content.title,
        body=f"{form.body}\n{form.words or ''}".strip(), heeded=form.heeded,
    )  # fmt: skip


def held(screening: Screening, content: Content, form: CommentForm) -> Held:
    """Let a comment wait for a moderator; raises WrittenWrong."""
    kept = hold(
        screening.person, reason=screening.held_for or "", kind=COMMENT, content=content, number=None,
        title=content.title, language=content.language, body=Comment.tidied(form.body),
        said={name: value for name, value in asdict(form).items() if name not in {"body", "heeded"}},
    )  # fmt: skip
    screening.pass_on(None)
    return kept


def release(held: Held) -> Comment:
    """Say what waited, as whoever wrote it; raises CanNotBe where what it is about is not there any longer."""
    if held.content is None or held.content.deleted_at:
        raise CanNotBe("gone")
    try:
        return said_by(held.person, held.content, CommentForm(body=held.body, **held.said))
    except WrittenWrong as error:
        raise CanNotBe("changed") from error
