from __future__ import annotations

from typing import TYPE_CHECKING

from wikiapp.discussion.comment import Comment

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from wikiapp.people.person import Person
    from wikiapp.wiki.page import Page


def test_a_comment_has_a_history_as_every_kind_has(
    write: Callable[..., Page], session: Session, ann: Person, ben: Person
) -> None:
    comment = Comment.write(subject=write("Te"), author=ann, body="Te er godt.")
    comment.save_revision(author=ben, body="Te er bedst.", based_on=1)
    comment.delete(author=ben)
    comment.restore(author=ann)
    comment.history.revert(to=1, author=ben)
    session.commit()
    session.expire_all()
    told = [(one.number, one.action, one.title, one.author.name, one.body) for one in comment.history.before(9, 9)]
    assert told == [
        (5, "reverted", "Te", "Ben", "Te er godt."),
        (4, "restored", "Te", "Ann", "Te er bedst."),
        (3, "deleted", "Te", "Ben", "Te er bedst."),
        (2, "wrote", "Te", "Ben", "Te er bedst."),
        (1, "wrote", "Te", "Ann", "Te er godt."),
    ]
