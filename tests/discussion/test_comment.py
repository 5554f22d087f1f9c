from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from wikiapp.checking import check
from wikiapp.content import WrittenWrong
from wikiapp.discussion.comment import LARGEST_COMMENT, Comment
from wikiapp.wiki.moving import let_links_follow, move

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from wikiapp.database import Database
    from wikiapp.people.person import Person
    from wikiapp.wiki.page import Page

    Write = Callable[..., Page]


def test_a_comment_is_about_a_content_and_called_what_that_was_called(write: Write, ben: Person) -> None:
    tea = write("Te")
    comment = Comment.write(subject=tea, author=ben, body="Hvilken slags?")
    tea.rename(to="Grøn te", author=ben)
    assert (comment.subject, comment.title, comment.body) == (tea, "Te", "Hvilken slags?")
    assert (comment.address, comment.path) == (None, f"/comments/{comment.id}")


def test_the_comments_on_a_content_come_in_the_order_in_which_they_were_written(
    session: Session, write: Write, ann: Person, ben: Person
) -> None:
    tea, coffee = write("Te"), write("Kaffe")
    first = Comment.write(subject=tea, author=ben, body="Hvilken slags?")
    Comment.write(subject=coffee, author=ben, body="Sort?")
    answer = Comment.write(subject=tea, author=ann, body="Grøn.", parent=first)
    gone = Comment.write(subject=tea, author=ann, body="Nej.")
    gone.delete(author=ann)
    assert session.scalars(Comment.on(tea)).all() == [first, answer]
    assert answer.parent == first


def test_a_comment_has_a_history_like_any_content(write: Write, ben: Person) -> None:
    comment = Comment.write(subject=write("Te"), author=ben, body="Hvilken slags?")
    comment.save_revision(author=ben, body="Hvilken slags te?")
    assert [comment.history.body(number) for number in (1, 2)] == ["Hvilken slags?", "Hvilken slags te?"]
    comment.history.undo(revision=2, author=ben)
    assert comment.body == "Hvilken slags?"


def test_what_two_windows_made_of_a_comment_is_merged(write: Write, ben: Person) -> None:
    comment = Comment.write(subject=write("Te"), author=ben, body="En.\n\nTo.\n\nTre.")
    comment.save_revision(author=ben, body="Én.\n\nTo.\n\nTre.", based_on=1)
    comment.save_revision(author=ben, body="En.\n\nTo.\n\nTre!", based_on=1)
    assert comment.body == "Én.\n\nTo.\n\nTre!"


def test_only_who_wrote_a_comment_may_change_it(write: Write, ann: Person, ben: Person) -> None:
    tea = write("Te")
    comment = Comment.write(subject=tea, author=ben, body="Hvilken slags?")
    assert [comment.editable_by(person) for person in (ben, ann, None)] == [True, False, False]
    assert tea.editable_by(None)


@pytest.mark.parametrize(
    ("body", "reason"),
    [("", "empty"), (" \n\n ", "empty"), ("æ" * (LARGEST_COMMENT // 2 + 1), "too_large"), ("a\0b", "not_text")],
    ids=["nothing", "blanks", "much", "signs"],
)
def test_what_is_no_comment_can_not_be_kept(write: Write, ben: Person, body: str, reason: str) -> None:
    tea = write("Te")
    comment = Comment.write(subject=tea, author=ben, body="Ja.")
    for wrong in (
        lambda: Comment.write(subject=tea, author=ben, body=body),
        lambda: comment.save_revision(author=ben, body=body, based_on=1),
    ):
        with pytest.raises(WrittenWrong) as error:
            wrong()
        assert (error.value.field, error.value.reason) == ("body", reason)


def test_an_answer_answers_somebody_who_talks_about_the_same(write: Write, ben: Person) -> None:
    about_tea = Comment.write(subject=write("Te"), author=ben, body="Grøn?")
    with pytest.raises(WrittenWrong, match="parent"):
        Comment.write(subject=write("Kaffe"), author=ben, body="Ja.", parent=about_tea)
    with pytest.raises(WrittenWrong, match="subject"):
        Comment.write(subject=about_tea, author=ben, body="Ja.")


def test_a_wiki_with_comments_is_whole_and_one_whose_comments_are_torn_off_is_not(
    database: Database, session: Session, write: Write, ben: Person
) -> None:
    tea, coffee = write("Te"), write("Kaffe")
    first = Comment.write(subject=tea, author=ben, body="Grøn?")
    answer = Comment.write(subject=tea, author=ben, body="Ja.", parent=first)
    session.commit()
    assert list(check(database)) == []
    answer.subject_id = coffee.id
    session.commit()
    moved, finding = check(database)
    assert moved.startswith("Revision 1 of “Te” is not what was written")
    assert finding == f"Comment {answer.id} answers what nobody has said about the same."
    answer.subject_id, answer.parent_id = first.id, None
    session.commit()
    assert f"Comment {answer.id} is about nothing that can be talked about." in list(check(database))


def test_links_in_others_comments_do_not_follow_a_page_that_moves(
    session: Session, write: Write, ann: Person, ben: Person
) -> None:
    tea = write("Te")
    theirs = Comment.write(subject=tea, author=ben, body="Se [[Te]].")
    move(tea, to="Grøn te", author=ann)
    let_links_follow(tea, old="Te", author=ann)
    assert theirs.revision_count == 1
