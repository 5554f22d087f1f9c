"""Reading a post, published or by its private address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template
from sqlalchemy import bindparam, select
from sqlalchemy.orm import aliased

from wikiapp.blog.around import Around
from wikiapp.blog.drafts import draft_at
from wikiapp.blog.finding import post_at
from wikiapp.blog.post import PATH, Post
from wikiapp.content import Revision
from wikiapp.editing.deleting import living
from wikiapp.markup import cover, excerpt
from wikiapp.people.person import Person
from wikiapp.people.present import present_person
from wikiapp.rendering import Surroundings, observed, rendered, watchable
from wikiapp.web import transaction
from wikiapp.web.answer import same_for_all
from wikiapp.web.observation import Observation

if TYPE_CHECKING:
    from sqlalchemy import Select

    from wikiapp.markup import Rendered
    from wikiapp.web.answer import Answer

bp = Blueprint("blog", __name__, url_prefix=PATH.rstrip("/"))


@bp.get("/<address>")
def read(address: str) -> Answer:
    """Show a published post, and what stands around it."""
    post, session = living(post_at(address)), transaction.session()
    surroundings, around = Surroundings(session), Around.of(session, post)
    html = _html(post, surroundings)
    seen = Observation.of(session, SHOWN, post=post.id), *around.seen, *observed(surroundings, html)
    same_for_all(*(seen if watchable(html) else ()))
    return render_template(
        "blog/post.html",
        post=post,
        rendered=html,
        around=around,
        people=post.history.people(),
        description=excerpt(html.html),
        cover=cover(html.html),
        withdrawable=post.withdrawable_by(present_person()),
    )


@bp.get("/drafts/<address>")
def read_draft(address: str) -> Answer:
    """Show a draft as it would look in the blog, and how to publish it."""
    post = living(draft_at(address))
    return render_template("blog/draft.html", post=post, rendered=_html(post))


def _html(post: Post, among: Surroundings | None = None) -> Rendered:
    return rendered(transaction.session(), post.latest, transaction.database().keeping, among)


def _shown() -> Select[int, object, str, str, int | None, int | None]:
    """All that a post shows of itself: its latest revision, and two names, which may change or be suppressed."""
    first, latest, beginner, changer = aliased(Revision), aliased(Revision), aliased(Person), aliased(Person)
    return (
        select(
            Post.revision_count, Post.published_at, beginner.name, changer.name, first.hidden.label("of_first"),
            latest.hidden.label("of_latest"),
        )
        .join(first, (first.content_id == Post.id) & (first.number == 1))
        .join(latest, (latest.content_id == Post.id) & (latest.number == Post.latest_number))
        .join(beginner, beginner.id == first.author_id).join(changer, changer.id == latest.author_id)
        .where(Post.id == bindparam("post"))
    )  # fmt: skip


SHOWN = _shown()
