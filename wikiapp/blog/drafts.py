"""Private addresses: who holds one may read and write a draft, and publish it; nobody else finds it."""

from __future__ import annotations

import hashlib
from hmac import compare_digest
from typing import TYPE_CHECKING

from flask import abort, current_app, request
from itsdangerous import Signer

from wikiapp.blog.post import PATH, Post
from wikiapp.editing.form import number_in
from wikiapp.web import transaction
from wikiapp.web.answer import lead_on, reached_at

if TYPE_CHECKING:
    from flask import Flask, Response

DRAFTS = f"{PATH}drafts/"
FOUND = 302  # for now: what is published can become a draft again


def use(app: Flask) -> None:
    """Let no answer at a private address be kept on the way, or listed by a search engine."""
    app.after_request(_private)


def draft_at(address: str) -> Post:
    """Return the draft whose private address it is; answers 404, and leads on to what was published meanwhile."""
    number, _, signature = address.partition("-")
    post = transaction.session().get(Post, number_in(number) or 0)
    if post is None or not compare_digest(signature, _signature(post)):
        abort(404)
    if not post.is_draft:
        lead_on(DRAFTS + address, post.path, code=FOUND)
    return let_in(post)


def let_in(post: Post) -> Post:
    """Let this answer lead to a post by its private address for as long as it is a draft; returns the post."""
    reached_at(post, private_path(post) if post.is_draft else post.path)
    return post


def private_path(post: Post) -> str:
    """Return the address that only those know to whom it was told; it can't be guessed."""
    return f"{DRAFTS}{post.id}-{_signature(post)}"


def _signature(post: Post) -> str:
    signer = Signer(current_app.secret_key or "", salt="draft", digest_method=hashlib.sha256)
    return signer.get_signature(f"{post.id} {post.uuid}").decode()


def _private(response: Response) -> Response:
    if not request.path.startswith(DRAFTS):
        return response
    request.environ.pop("wikiapp.same_for_all", None)
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
