"""What every kind of content can do, because it is content."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.kinds import KINDS
from wikiapp.checking import check
from wikiapp.content import Content, Revision, Unchanged
from wikiapp.content.addresses import holders
from wikiapp.discussion.comment import Comment

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from wikiapp.database import Database
    from wikiapp.people.person import Person

every_kind = pytest.mark.parametrize("kind", [kind.model for kind in KINDS])


def test_every_kind_there_is_is_tested() -> None:
    kinds = {mapper.class_ for mapper in Content.__mapper__.self_and_descendants} - {Content}
    assert kinds == {kind.model for kind in KINDS} | {Comment}  # of which tests/discussion proves the same


@every_kind
def test_every_kind_has_a_history(kind: type[Content], session: Session, ann: Person, ben: Person) -> None:
    content = kind.write(session, author=ann, title="Te", body="Te er godt.", language="da")
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


@every_kind
def test_edits_of_every_kind_are_merged_undone_and_suggested(
    kind: type[Content], session: Session, ann: Person, ben: Person
) -> None:
    content = kind.write(session, author=ann, title="Te", body="Et.\n\nTo.\n\nTre.\n", language="da")
    content.save_revision(author=ben, body="Et!\n\nTo.\n\nTre.\n", based_on=1)
    content.save_revision(author=ann, body="Et.\n\nTo.\n\nTre!\n", based_on=1)
    suggestion = content.suggest(author=ben, body="Et!\n\nTo!\n\nTre!\n")
    content.history.undo(revision=2, author=ann)
    content.history.adopt(suggestion=suggestion.number, author=ann)
    assert content.body == "Et.\n\nTo!\n\nTre!\n"
    with pytest.raises(Unchanged):
        content.save_revision(author=ben, body=content.body, based_on=content.latest_number)


@every_kind
def test_every_kind_is_proved_to_be_whole(
    kind: type[Content], database: Database, session: Session, ann: Person
) -> None:
    for title in ("Te", "Grøn te"):
        content = kind.write(session, author=ann, title=title, body="[[Kaffe]]", language="da")
        content.rename(to=f"{title} fra Kina", author=ann)
    content.delete(author=ann)
    session.commit()
    assert list(check(database)) == []


@every_kind
def test_what_is_a_draft_is_told_to_nobody(kind: type[Content], session: Session, ann: Person) -> None:
    content = kind.write(session, author=ann, title="Te", body="Te.", language="da")
    told = content.published_at is not None
    assert told == kind.begins_in_public
    assert (content in session.scalars(kind.living()).all()) == told
    assert (content in session.scalars(Content.living()).all()) == told
    assert (content.latest in session.scalars(Revision.lately()).all()) == told


@every_kind
def test_every_kind_stands_at_an_address_of_its_title_or_at_none(
    kind: type[Content], session: Session, ann: Person
) -> None:
    content = kind.write(session, author=ann, title="Grøn te", body="Te.", language="da")
    addresses = list(kind.addresses("Grøn te"))
    assert content.address in addresses or (content.address, addresses) == (None, [])
    if content.address:
        assert holders(session, content.kind, [content.address]) == {content.address: content.id}
