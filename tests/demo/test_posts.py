"""The demo's posts, read as plain files: whole, well linked, and believable as what people wrote."""

from __future__ import annotations

import re
from itertools import groupby, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.demo.test_pages import HEADING, LATEST, LINK, Step, key
from wikiapp.blog.post import Post
from wikiapp.demo.demo import fill

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from wikiapp.files.storage import Folder

POSTS = Path(__file__).parent.parent.parent / "wikiapp" / "demo" / "posts"
WANTED = {"når man lukker"}  # written by nobody on purpose, as on the front page
A_TAG = re.compile(r"category:", re.IGNORECASE)
STEPS = [Step.read(file) for file in sorted(POSTS.glob("*/*/*.md"))]
HISTORIES = {
    folder.relative_to(POSTS).as_posix(): list(steps)
    for folder, steps in groupby(STEPS, key=lambda step: step.file.parent)
}
every_post = pytest.mark.parametrize("steps", HISTORIES.values(), ids=HISTORIES)


@every_post
def test_every_version_says_who_wrote_it_and_when(steps: list[Step]) -> None:
    for step in steps:
        assert set(step.header) - {"minor", "does"} == {"title", "author", "at", "summary"}, step.file
        assert step.header.get("does", "publish") == "publish"
        assert step.at.utcoffset() is not None
        assert step.body.strip()
    assert [step.file.stem for step in steps] == [f"{number:02}" for number in range(1, len(steps) + 1)]


@every_post
def test_every_post_is_published_once(steps: list[Step]) -> None:
    assert sum("does" in step.header for step in steps) == 1


@every_post
def test_time_goes_forward_and_every_version_changes_something(steps: list[Step]) -> None:
    for before, after in pairwise(steps):
        assert before.at < after.at, after.file
        assert (before.title, before.body) != (after.title, after.body), after.file


@every_post
def test_links_lead_to_pages_and_their_sections_and_every_post_bears_a_tag(steps: list[Step]) -> None:
    assert any(A_TAG.match(title) for title in steps[-1].leads_to)
    for title, section in LINK.findall(steps[-1].text):
        if not A_TAG.match(key(title)) and key(title) not in WANTED:
            assert key(title) in LATEST, (steps[-1].file, title)
            assert not section or section in HEADING.findall(LATEST[key(title)].text), section


@pytest.mark.parametrize("language", ["da", "en"])
def test_each_language_has_half_a_dozen_posts_or_more_of_several_people(language: str) -> None:
    posts = [steps for name, steps in HISTORIES.items() if name.startswith(f"{language}/")]
    assert len(posts) >= 6
    assert len({steps[0].header["author"] for steps in posts}) >= 5


def test_the_blog_says_what_the_files_say(session: Session, storage: Folder) -> None:
    fill(session, storage)
    posts = {post.title: post for post in session.scalars(Post.published())}
    assert len(posts) == len(HISTORIES)
    for steps in HISTORIES.values():
        post = posts[steps[-1].title]
        published = next(step for step in steps if "does" in step.header)
        assert (post.body, post.published_at) == (steps[-1].body, published.at)
        assert post.begun_by.name == steps[0].header["author"]


def test_some_post_was_a_draft_first_and_some_post_has_another_title_by_now(
    session: Session, storage: Folder
) -> None:
    fill(session, storage)
    assert any("does" not in steps[0].header for steps in HISTORIES.values())
    in_public = [steps for steps in HISTORIES.values() if "does" in steps[0].header]
    renamed = next(steps for steps in in_public if steps[0].title != steps[-1].title)
    was_at = next(Post.addresses(renamed[0].title))
    assert session.scalars(Post.once_at(was_at)).one().title == renamed[-1].title
