"""Finding the post that an address means, or the answer to give where there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy.orm import joinedload

from wikiapp.blog.drafts import FOUND, private_path
from wikiapp.blog.post import PATH, Post
from wikiapp.blog.slug import slug
from wikiapp.content import Revision
from wikiapp.language import gettext as _
from wikiapp.people.present import present_person
from wikiapp.web import transaction
from wikiapp.web.answer import Answered, lead_on
from wikiapp.web.errors import error_page

if TYPE_CHECKING:
    from sqlalchemy import Select

READY = joinedload(Post.latest).joinedload(Revision.text, innerjoin=True)


def post_at(address: str) -> Post:
    """Return the published post at an address, deleted or not.

    Answers 404, and leads on from where it stood before or from another spelling. A draft is there for nobody,
    but whoever began it is led to its private address.
    """
    post = _found(address)
    if post is not None and post.is_draft and post.first.writer == present_person():
        lead_on(PATH + address, private_path(post), code=FOUND)
    if post is None or post.is_draft:
        raise Answered(_nothing_here())
    if post.address != address:
        lead_on(PATH + address, post.path)
    return post


def _found(address: str) -> Post | None:
    spelled = slug(address)
    ways: list[Select[Post]] = [
        Post.addressed(address), Post.once_at(address), Post.addressed(spelled), Post.once_at(spelled),
    ]  # fmt: skip
    found = (transaction.session().scalar(way.options(READY)) for way in ways)
    return next((post for post in found if post), None)


def _nothing_here() -> object:
    return error_page(
        404,
        _("There is no such post"),
        _("Perhaps it isn't published yet, or was taken back. The blog shows all that can be read."),
        then=(PATH, _("To the blog")),
    )
