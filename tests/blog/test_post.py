from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from wikiapp.blog.post import Post
from wikiapp.checking import check
from wikiapp.content import Gone, Revision, Unchanged
from wikiapp.people.person import Person

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from wikiapp.database import Database

    Draft = Callable[..., Post]

NOON = datetime(2026, 9, 3, 12, tzinfo=UTC)


@pytest.fixture
def draft(session: Session, ann: Person) -> Draft:
    """Begin a post as Ann: `draft("Te", "Te er godt.")`."""

    def draft(title: str, body: str = "Te er godt.\n", **more: Any) -> Post:
        return Post.write(session, author=ann, title=title, body=body, language="da", **more)

    return draft


def test_a_post_is_a_draft_until_it_is_published(draft: Draft, session: Session, ann: Person, ben: Person) -> None:
    post = draft("Te")
    assert post.is_draft
    assert session.scalars(Post.published()).all() == []
    assert session.scalars(Post.drafts_of(ann)).all() == [post]
    assert session.scalars(Post.drafts_of(ben)).all() == []
    publication = post.publish(author=ben, at=NOON)
    assert (post.published_at, publication.action, publication.author) == (NOON, "published", ben)
    assert session.scalars(Post.published()).all() == [post]
    assert session.scalars(Post.drafts_of(ann)).all() == []


def test_publishing_and_withdrawing_say_nothing_else(draft: Draft, ann: Person) -> None:
    post = draft("Te", "Te.\n")
    post.publish(author=ann)
    withdrawal = post.withdraw(author=ann, summary="for tidligt")
    assert post.is_draft
    assert (withdrawal.action, withdrawal.summary, withdrawal.body, post.title) == (
        "withdrawn",
        "for tidligt",
        "Te.\n",
        "Te",
    )


def test_all_that_happened_to_a_post_is_told_once_it_is_published(
    draft: Draft, session: Session, ann: Person
) -> None:
    post = draft("Te", "Te.\n")
    post.save_revision(author=ann, body="Grøn te.\n")
    assert session.scalars(Revision.lately()).all() == []
    post.publish(author=ann)
    assert [one.number for one in session.scalars(Revision.lately())] == [3, 2, 1]
    post.withdraw(author=ann)
    assert session.scalars(Revision.lately()).all() == []


def test_what_is_done_twice_changes_nothing(draft: Draft, ann: Person) -> None:
    post = draft("Te")
    with pytest.raises(Unchanged):
        post.withdraw(author=ann)
    post.publish(author=ann)
    with pytest.raises(Unchanged):
        post.publish(author=ann)
    post.delete(author=ann)
    with pytest.raises(Gone):
        post.withdraw(author=ann)


def test_two_posts_of_one_title_have_two_addresses(draft: Draft) -> None:
    assert [draft("På te").address for _ in range(3)] == ["paa-te", "paa-te-2", "paa-te-3"]
    assert draft("På te 2").address == "paa-te-2-2"


def test_two_who_begin_posts_of_one_title_at_once_both_get_an_address(
    database: Database, draft: Draft, session: Session, ann: Person
) -> None:
    session.commit()
    draft("Te")
    with ThreadPoolExecutor(1) as pool:
        other = pool.submit(_begun_elsewhere, database, ann.id, "Te")
        time.sleep(0.2)
        assert not other.done()
        session.commit()
        assert other.result() == "te-2"
    assert list(check(database)) == []


def _begun_elsewhere(database: Database, author: int, title: str) -> str | None:
    with database.writing() as session:
        person = session.get_one(Person, author)
        post = Post.write(session, author=person, title=title, body="Te.", language="da")
        session.commit()
        return post.address


def test_what_the_blog_answers_at_itself_is_nobodys_address(draft: Draft) -> None:
    assert [draft(title).path for title in ("New", "Drafts")] == ["/blog/new-2", "/blog/drafts-2"]


def test_a_renamed_post_is_found_where_it_stood(draft: Draft, session: Session, ann: Person) -> None:
    post = draft("Te")
    post.publish(author=ann)
    post.rename(to="Grøn te", author=ann)
    assert post.address == "groen-te"
    assert session.scalar(Post.once_at("te")) is post
    assert draft("Te").address == "te-2"


def test_a_post_can_have_its_old_title_back(draft: Draft, session: Session, ann: Person) -> None:
    post = draft("Te")
    post.publish(author=ann)
    post.rename(to="Grøn te", author=ann)
    post.rename(to="Te", author=ann)
    assert post.address == "te"
    assert session.scalar(Post.once_at("te")) is None
    assert session.scalar(Post.once_at("groen-te")) is post


def test_another_spelling_of_its_title_leaves_a_post_where_it_is(draft: Draft, ann: Person) -> None:
    draft("Te")
    post = draft("Te")
    post.rename(to="TE!", author=ann)
    assert post.address == "te-2"


def test_nobody_is_led_to_a_draft_from_where_it_stood(draft: Draft, session: Session, ann: Person) -> None:
    draft("Te").rename(to="Grøn te", author=ann)
    assert session.scalar(Post.once_at("te")) is None
    assert draft("Te").address == "te"


def test_what_was_once_in_public_is_found_again_when_it_returns_under_another_title(
    draft: Draft, session: Session, ann: Person
) -> None:
    post = draft("Te")
    post.publish(author=ann)
    post.withdraw(author=ann)
    post.rename(to="Grøn te", author=ann)
    assert session.scalar(Post.once_at("te")) is post
    assert draft("Te").address == "te-2"


def test_who_began_or_published_a_post_may_take_it_back(
    draft: Draft, ann: Person, ben: Person, mod: Person
) -> None:
    post = draft("Te")
    assert not post.withdrawable_by(ann)
    post.publish(author=ben)
    post.save_revision(author=mod, body="Kaffe.\n")
    assert [post.withdrawable_by(one) for one in (ann, ben, mod, None)] == [True, True, False, False]


def test_the_newest_posts_come_first(draft: Draft, session: Session, ann: Person) -> None:
    for day, title in ((3, "Torsdag"), (2, "Onsdag"), (4, "Fredag"), (4, "Fredag igen")):
        draft(title).publish(author=ann, at=datetime(2026, 9, day, tzinfo=UTC))
    assert [post.title for post in session.scalars(Post.published())] == [
        "Fredag igen",
        "Fredag",
        "Torsdag",
        "Onsdag",
    ]


def test_a_post_takes_a_minute_at_least(draft: Draft) -> None:
    assert [draft("Te", "ord " * words).minutes for words in (0, 50, 440, 1000)] == [1, 1, 2, 5]


def test_a_wiki_with_posts_is_whole(draft: Draft, session: Session, database: Database, ann: Person) -> None:
    for _ in range(2):
        post = draft("Te", "[[Kaffe]] [[Kategori:Te]]\n")
        post.publish(author=ann)
        post.rename(to="Grøn te", author=ann)
    post.withdraw(author=ann)
    session.commit()
    assert list(check(database)) == []
