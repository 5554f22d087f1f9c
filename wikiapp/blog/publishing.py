"""Publishing a draft, and taking a post back out of the blog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import abort, render_template, request

from wikiapp.blog.drafts import draft_at, let_in
from wikiapp.blog.finding import post_at
from wikiapp.blog.post import POST
from wikiapp.blog.reading import bp
from wikiapp.blog.writing import PostDesk
from wikiapp.content import Unchanged
from wikiapp.editing.deleting import living
from wikiapp.editing.editor import refused
from wikiapp.editing.form import EditForm
from wikiapp.editing.screening import Noticed, beginning
from wikiapp.filters.held import hold
from wikiapp.language import gettext as _
from wikiapp.people.present import commit_as, present_person, writer
from wikiapp.web.answer import see_other, tell, url

if TYPE_CHECKING:
    from wikiapp.blog.post import Post
    from wikiapp.filters.screening import Screening
    from wikiapp.web.answer import Answer


@bp.post("/drafts/<address>/publication")
def publish(address: str) -> Answer:
    """Put a draft into the blog."""
    post = living(draft_at(address))
    if not post.body.strip():
        tell(_("There is nothing to publish yet. Write something first."), "note")
        return see_other(url(post, "edit"))
    person = writer(request.form.get("name", ""))
    try:
        screening = beginning(
            person, kind=POST, language=post.language, title=post.title, body=post.body
        )  # fmt: skip
    except Noticed as noticed:
        return _noticed(post, noticed)
    if screening.held_for is not None:
        return _held(post, screening)
    return _published(post, screening)


def _published(post: Post, screening: Screening) -> Answer:
    person = screening.person
    try:
        screening.pass_on(post.publish(author=person))
        commit_as(person)
        tell(_("Published. Thank you!"))
    except Unchanged:
        tell(_("It is published already."), "note")
    return see_other(post.path)


def _held(post: Post, screening: Screening) -> Answer:
    """Let it wait for a moderator."""
    kept = hold(
        screening.person, reason=screening.held_for or "", kind=POST, content=post, number=post.latest_number,
        title=post.title, language=post.language, body=post.body, said={},
    )  # fmt: skip
    screening.pass_on(post.latest)
    commit_as(screening.person)
    return see_other(kept.path)


def _noticed(post: Post, noticed: Noticed) -> Answer:
    """Show what filters say about it in its editor, from where it can be published, too."""
    form = EditForm(
        post.title, post.body, post.language, based_on=post.latest_number, heeded=noticed.heeded
    )  # fmt: skip
    return refused(PostDesk(draft_at), post, form, noticed, url(post, "edit"))


@bp.get("/<address>/withdrawal")
def withdrawal_form(address: str) -> Answer:
    """Ask whether a post shall be a draft again."""
    return render_template("blog/withdrawal.html", post=_own_post(address))


@bp.post("/<address>/withdrawal")
def withdraw(address: str) -> Answer:
    """Make a post a draft again, for those who hold its private address."""
    post = _own_post(address)
    person = writer("")
    post.withdraw(author=person, summary=request.form.get("summary", ""))
    commit_as(person)
    tell(_("It is a draft of yours again. Nobody else finds it."))
    return see_other(url(let_in(post)))


def _own_post(address: str) -> Post:
    post = living(post_at(address))
    return post if post.withdrawable_by(present_person()) else abort(403)
