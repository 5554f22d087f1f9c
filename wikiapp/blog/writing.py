"""Writing posts: first a draft of one's own, until it is published; the editor asks for the title as well."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from flask import request
from sqlalchemy.orm import joinedload

from wikiapp.blog.drafts import let_in
from wikiapp.blog.post import POST, Post
from wikiapp.blog.titles import post_title
from wikiapp.content import Action, AddressTaken, Content, Unchanged
from wikiapp.editing.desk import Desk
from wikiapp.editing.refusing import Refused
from wikiapp.language import gettext as _
from wikiapp.people.present import present_person
from wikiapp.web import transaction

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from wikiapp.editing.form import EditForm
    from wikiapp.people.person import Person

MOST_DRAFTS = 20  # of one's own that the editor leads to


class PostDesk(Desk):
    """The desk for posts; `find` returns the post at an address, published or by its private one."""

    kind = POST
    template = "blog/editor.html"
    new_address = "/blog/new"
    renames = True

    def __init__(self, find: Callable[[str], Post]) -> None:
        self.find = find

    def opened(self, address: str) -> tuple[Post, str]:
        """Return the post at an address and its title."""
        post = self.find(address)
        return post, post.title

    def named(self, form: EditForm) -> tuple[None, EditForm]:
        """Return the form with its title as it is kept: there may be other posts of that title."""
        return None, replace(form, title=post_title(form.title))

    def editor_of(self, title: str) -> str:  # noqa: ARG002 -- whatever it is called
        """Return where posts are begun."""
        return self.new_address

    def begin(self, form: EditForm, author: Person) -> Post:
        """Write the first revision of a post, in public if that was chosen."""
        return self._begun(form, author, Action.PUBLISHED if _is_to_be_published(form.body) else Action.WROTE)

    def save(self, content: Content, form: EditForm, author: Person) -> None:
        """Write one more revision, give it the title that was typed, and publish it if that was chosen."""
        post, form = _retyped(content, form)
        wrote = self._wrote(post, form, author)
        retitled = _rename_if_retitled(post, form, author)
        published = _publish_if_chosen(post, author)
        if not (wrote or retitled or published):
            raise Unchanged(post.address)
        let_in(post)

    def is_private(self, content: Content | None) -> bool:
        """Tell whether it stays a draft: it is looked at when it is to be published."""
        return (content is None or content.published_at is None) and "publish" not in request.form

    def hold(self, content: Content | None, form: EditForm, author: Person) -> tuple[Content, int]:
        """Keep a post that isn't published as a draft, until a moderator publishes it."""
        if content is not None and content.published_at is not None:
            return content, self.suggest(content, form, author).number
        post = self._draft(form, author) if content is None else self._drafted(content, form, author)
        return post, post.latest_number

    def thanks(self, content: Content, form: EditForm) -> str:
        """Say that it worked, and whether it stands in the blog by now."""
        if content.latest.action == Action.PUBLISHED:
            return _("Published. Thank you!")
        return super().thanks(content, form)

    def beside(self, content: Content | None) -> dict[str, Any]:
        """Return the drafts that whoever begins a post has begun before."""
        person = present_person() if content is None else None
        found = Post.drafts_of(person).options(joinedload(Post.latest)).limit(MOST_DRAFTS) if person else None
        drafts = transaction.session().scalars(found).all() if found is not None else []
        return {"own_drafts": [let_in(draft) for draft in drafts]}

    def _begun(self, form: EditForm, author: Person, action: Action) -> Post:
        said: dict[str, Any] = {"body": form.body, "language": form.language, "summary": form.summary}
        with _other_titles_left():
            return let_in(
                Post.write(
                    transaction.session(), author=author, title=form.title, minor=form.minor, action=action, **said
                )
            )  # fmt: skip

    def _draft(self, form: EditForm, author: Person) -> Post:
        _is_to_be_published(form.body)
        return self._begun(form, author, Action.WROTE)

    def _drafted(self, content: Content, form: EditForm, author: Person) -> Post:
        post, form = _retyped(content, form)
        self._wrote(post, form, author)
        _rename_if_retitled(post, form, author)
        _is_to_be_published(post.body)
        return let_in(post)

    def _wrote(self, post: Post, form: EditForm, author: Person) -> bool:
        try:
            super().save(post, form, author)
        except Unchanged:
            return False
        return True


def _retyped(content: Content, form: EditForm) -> tuple[Post, EditForm]:
    return transaction.session().get_one(Post, content.id), replace(form, title=post_title(form.title))


def _rename_if_retitled(post: Post, form: EditForm, author: Person) -> bool:
    """Give it another title, if its writer did; what others called it meanwhile stays."""
    began = post.history[form.based_on or 0].title
    if form.title in {began, post.title}:
        return False
    with _other_titles_left():
        post.rename(to=form.title, author=author, summary=form.summary)
    return True


@contextmanager
def _other_titles_left() -> Iterator[None]:
    try:
        yield
    except AddressTaken as error:
        raise Refused(
            "title", _("There are very many posts of that title already. Choose another one.")
        ) from error


def _publish_if_chosen(post: Post, author: Person) -> bool:
    chosen = post.is_draft and _is_to_be_published(post.body)
    if chosen:
        post.publish(author=author)
    return chosen


def _is_to_be_published(body: str) -> bool:
    """Tell whether that was chosen; raises Refused where there is nothing to be read."""
    if "publish" not in request.form:
        return False
    if not body.strip():
        raise Refused("body", _("There is nothing to publish yet. Write something first."))
    return True
