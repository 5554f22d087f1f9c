from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from sqlalchemy.exc import StatementError

from wikiapp.content import AddressTaken, Content, EditConflict, Unchanged, WrittenWrong
from wikiapp.content.merge import resolved
from wikiapp.discussion.comment import Comment
from wikiapp.wiki.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from wikiapp.people.person import Person

    Write = Callable[..., Page]
    Meanwhile = Callable[..., None]


def _page(session: Session, author: Person) -> Page:
    return Page.write(session, author=author, title="Te", body="Te er godt.", language="da")


def _comment(session: Session, author: Person) -> Comment:
    return Comment.write(subject=_page(session, author), author=author, body="Te er godt.")


# Each kind, and how one of it is begun that is called "Te" and says "Te er godt."
KINDS: dict[type[Content], Callable[[Session, Person], Content]] = {Page: _page, Comment: _comment}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_history(kind: type[Content], session: Session, ann: Person, ben: Person) -> None:
    content = KINDS[kind](session, ann)
    content.save_revision(author=ben, body="Te er bedst.", based_on=1)
    content.rename(to="Grøn te", author=ann)
    content.delete(author=ben)
    content.restore(author=ann)
    content.history.revert(to=1, author=ben)
    session.commit()
    session.expire_all()
    told = [
        (one.number, one.action, one.title, one.author.name, one.body) for one in content.history.before(99, 9)
    ]
    assert told == [
        (6, "reverted", "Grøn te", "Ben", "Te er godt."),
        (5, "restored", "Grøn te", "Ann", "Te er bedst."),
        (4, "deleted", "Grøn te", "Ben", "Te er bedst."),
        (3, "renamed", "Grøn te", "Ann", "Te er bedst."),
        (2, "wrote", "Te", "Ben", "Te er bedst."),
        (1, "wrote", "Te", "Ann", "Te er godt."),
    ]


def test_every_kind_there_is_has_its_history_tested() -> None:
    assert {mapper.class_ for mapper in Content.__mapper__.self_and_descendants} - {Content} == set(KINDS)


def test_a_page_says_what_its_newest_revision_says(write: Write, ben: Person) -> None:
    page = write("Te", "Te er godt.", language="da")
    page.save_revision(author=ben, body="Tea is good.", language="en", based_on=1)
    assert (page.title, page.body, page.language, page.latest.number) == ("Te", "Tea is good.", "en", 2)


def test_a_save_without_a_language_keeps_the_one_it_has(write: Write, ben: Person) -> None:
    page = write("Te", language="da")
    assert page.save_revision(author=ben, body="Te er bedst.").language == "da"


def test_a_new_language_alone_is_a_change(write: Write, ben: Person) -> None:
    page = write("Te", "Te", language="da")
    assert page.save_revision(author=ben, body="Te", language="en").language == "en"


def test_a_revision_tells_who_why_and_when(write: Write, ben: Person) -> None:
    page, noon = write("Te"), datetime(2026, 5, 4, 12, 0, 0, 123456, tzinfo=UTC)
    revision = page.save_revision(author=ben, body="Te.", summary="  en\n slåfejl  ", minor=True, at=noon)
    assert (revision.author, revision.summary, revision.minor) == (ben, "en slåfejl", True)
    assert revision.created_at == noon


def test_a_naive_moment_is_refused(write: Write) -> None:
    with pytest.raises(StatementError, match="offset-naive"):
        write("Te", at=datetime(2026, 5, 4))  # noqa: DTZ001 -- that is the point


def test_a_long_summary_is_cut_and_a_page_keeps_its_text(write: Write, ben: Person) -> None:
    assert write("Te").save_revision(author=ben, body="Te.", summary="æ" * 900).summary == "æ" * 500


def test_saving_what_it_says_already_changes_nothing(write: Write, ben: Person) -> None:
    page = write("Te", "Te er godt.")
    with pytest.raises(Unchanged):
        page.save_revision(author=ben, body="Te er godt.", based_on=1)
    assert page.revision_count == 1


def test_a_save_based_on_an_older_text_is_a_conflict_that_holds_both_texts(write: Write, ann: Person) -> None:
    page = write("Te", "Te.")
    page.save_revision(author=ann, body="Grøn te.", based_on=1)
    with pytest.raises(EditConflict) as conflict:
        page.save_revision(author=ann, body="Sort te.", based_on=1)
    assert (conflict.value.mine, conflict.value.theirs.body) == ("Sort te.", "Grøn te.")
    assert page.body == "Grøn te."


def test_a_save_goes_through_when_only_the_title_changed_since(write: Write, ann: Person, ben: Person) -> None:
    page = write("Te", "Te.")
    page.rename(to="Grøn te", author=ann)
    assert page.save_revision(author=ben, body="Grøn te.", based_on=1).title == "Grøn te"


def test_a_save_goes_through_when_the_text_was_changed_and_changed_back(write: Write, ann: Person) -> None:
    page = write("Te", "Te.")
    page.save_revision(author=ann, body="Kaffe.", based_on=1)
    page.history.revert(to=1, author=ann)
    assert page.save_revision(author=ann, body="Grøn te.", based_on=1).number == 4


@pytest.mark.parametrize("number", [0, -1, 3, 10**12])
def test_a_save_based_on_a_revision_that_never_was_is_refused(write: Write, ben: Person, number: int) -> None:
    page = write("Te")
    page.save_revision(author=ben, body="Te.")
    with pytest.raises(WrittenWrong) as wrong:
        page.save_revision(author=ben, body="Kaffe.", based_on=number)
    assert (wrong.value.field, wrong.value.reason) == ("based_on", "unknown")


def test_another_page_can_not_be_written_where_one_stands(write: Write) -> None:
    page = write("Grøn te")
    with pytest.raises(AddressTaken) as taken:
        write("grøn_TE")
    assert taken.value.taken_by is page


def test_the_address_of_a_deleted_page_stays_its_own(write: Write, mod: Person) -> None:
    page = write("Te")
    page.delete(author=mod)
    with pytest.raises(AddressTaken) as taken:
        write("te")
    assert taken.value.taken_by is page


def test_a_deleted_page_says_when_it_was_deleted_and_keeps_its_words(write: Write, mod: Person) -> None:
    page = write("Te", "Te er godt.")
    deletion = page.delete(author=mod, summary="spam")
    assert (page.deleted_at, deletion.summary, page.body) == (deletion.created_at, "spam", "Te er godt.")


def test_a_deleted_page_is_not_among_the_living(write: Write, session: Session, mod: Person) -> None:
    write("Te").delete(author=mod)
    coffee = write("Kaffe")
    assert session.scalars(Page.living()).all() == [coffee]


def test_a_deleted_page_can_not_be_deleted_again_nor_a_living_one_restored(write: Write, mod: Person) -> None:
    page = write("Te")
    with pytest.raises(Unchanged):
        page.restore(author=mod)
    page.delete(author=mod)
    with pytest.raises(Unchanged):
        page.delete(author=mod)
    assert page.revision_count == 2


def test_saving_on_a_deleted_page_brings_it_back_even_with_the_same_words(write: Write, ann: Person) -> None:
    page = write("Te", "Te.")
    page.delete(author=ann)
    page.save_revision(author=ann, body="Te.", based_on=2)
    assert (page.deleted_at, page.revision_count) == (None, 3)


def test_a_save_based_on_what_was_before_a_deletion_is_a_conflict(write: Write, ann: Person) -> None:
    page = write("Te", "Te.")
    page.delete(author=ann)
    with pytest.raises(EditConflict) as conflict:
        page.save_revision(author=ann, body="Grøn te.", based_on=1)
    assert conflict.value.theirs.action == "deleted"


def test_a_renamed_page_is_found_under_its_new_title_alone(write: Write, session: Session, ann: Person) -> None:
    page = write("Te")
    page.rename(to="Grøn te", author=ann)
    assert session.scalar(Page.called("GRØN TE")) is page
    assert session.scalar(Page.called("Te")) is None


def test_renaming_may_change_the_spelling_alone(write: Write, ann: Person) -> None:
    page = write("te")
    assert page.rename(to="Te", author=ann).title == "Te"
    with pytest.raises(Unchanged):
        page.rename(to="Te", author=ann)


def test_renaming_to_a_title_that_is_taken_changes_nothing(write: Write, ann: Person) -> None:
    tea, coffee = write("Te"), write("Kaffe")
    with pytest.raises(AddressTaken) as taken:
        coffee.rename(to="TE", author=ann)
    assert (taken.value.taken_by, coffee.title, coffee.revision_count) == (tea, "Kaffe", 1)


def test_a_rolled_back_save_never_was(write: Write, session: Session, ben: Person) -> None:
    page = write("Te", "Te.")
    session.commit()
    page.save_revision(author=ben, body="Kaffe.")
    session.rollback()
    assert (page.body, page.revision_count, page.latest.number) == ("Te.", 1, 1)


def test_edits_at_different_places_are_merged(write: Write, ann: Person, ben: Person) -> None:
    page = write("Te", "Indledning.\n\nOm grøn te.\n\nOm sort te.\n")
    page.save_revision(author=ben, body="Indledning.\n\nOm grøn te.\n\nOm helt sort te.\n", based_on=1)
    page.save_revision(author=ann, body="Indledning.\n\nOm frisk grøn te.\n\nOm sort te.\n", based_on=1)
    assert page.body == "Indledning.\n\nOm frisk grøn te.\n\nOm helt sort te.\n"
    assert page.revision_count == 3


def test_a_conflict_tells_the_places_that_collide_from_those_that_are_merged(
    write: Write, ann: Person, ben: Person
) -> None:
    page = write("Te", "Først.\n\nTe er godt.\n\nSidst.\n")
    page.save_revision(author=ben, body="Først.\n\nTe er grønt.\n\nSidst, siger Ben.\n", based_on=1)
    with pytest.raises(EditConflict) as conflict:
        page.save_revision(author=ann, body="Først, siger Ann.\n\nTe er sort.\n\nSidst.\n", based_on=1)
    merged = conflict.value.merged
    assert merged is not None
    (place,) = merged.collisions
    assert (place.mine, place.theirs) == ("Te er sort.\n", "Te er grønt.\n")
    assert resolved(merged, [place.mine]) == "Først, siger Ann.\n\nTe er sort.\n\nSidst, siger Ben.\n"


def test_an_edit_that_others_made_as_well_changes_nothing(write: Write, ann: Person, ben: Person) -> None:
    page = write("Te", "Te er godt.\n")
    page.save_revision(author=ben, body="Te er bedst.\n", based_on=1)
    with pytest.raises(Unchanged):
        page.save_revision(author=ann, body="Te er bedst.\n", based_on=1)
