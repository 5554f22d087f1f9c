"""Moving a page to another title: a redirect stays behind, and links may follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikiapp.content import AddressTaken, Unchanged
from wikiapp.links import Role, naming
from wikiapp.markup import references, retarget
from wikiapp.titles import key
from wikiapp.wiki.page import Page

if TYPE_CHECKING:
    from datetime import datetime

    from wikiapp.people.person import Person

REDIRECT = {"da": "#OMDIRIGERING [[{}]]\n", "en": "#REDIRECT [[{}]]\n"}


def move(page: Page, *, to: str, author: Person, summary: str = "", at: datetime | None = None) -> None:
    """Give a page another title and leave a redirect; raises AddressTaken, Unchanged.

    Where a redirect stands at the new title already, the two change places: nothing is lost, and a page can
    always be moved back. A change of case or spelling alone leaves nothing behind.
    """
    session, old = page.session, page.title
    if to == old:
        raise Unchanged(page.address)
    in_the_way = session.scalar(Page.called(to)) if key(to) != page.address else None
    if in_the_way is not None and (in_the_way.deleted_at or not references(in_the_way.body).redirect):
        raise AddressTaken(to, in_the_way)
    if in_the_way is not None:
        _step_aside(in_the_way)
    page.rename(to=to, author=author, summary=summary, at=at)
    if in_the_way is not None:
        in_the_way.rename(to=old, author=author, summary=summary, at=at)
        in_the_way.save_revision(author=author, body=_redirect_to(page), summary=summary, at=at)
    elif key(to) != key(old):
        Page.write(
            session, author=author, title=old, body=_redirect_to(page), language=page.language,
            summary=summary, at=at,
        )  # fmt: skip


def let_links_follow(page: Page, *, old: str, author: Person, summary: str = "") -> int:
    """Rewrite what leads to the title `old` so that it leads to the page; returns how many pages changed."""
    changed = 0
    for source in page.session.scalars(naming(old, Role.LINK, Role.TRANSCLUSION)).all():
        body = retarget(source.body, old, page.title, lambda one, other: key(one) == key(other))
        if body != source.body and source.editable_by(author):  # the old title leads there as well
            source.save_revision(author=author, body=body, summary=summary, minor=True)
            changed += 1
    return changed


def _redirect_to(page: Page) -> str:
    return REDIRECT.get(page.language, REDIRECT["en"]).format(page.title)


def _step_aside(redirect: Page) -> None:
    # No two contents of a kind may have one address, not even for a moment.
    redirect.address = None
    redirect.session.flush()
