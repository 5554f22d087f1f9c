"""What links between pages tell: members of categories, what is wanted, and what nothing leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from wikiapp.content import Content
from wikiapp.content.sight import in_sight
from wikiapp.links import LEADING_NOWHERE, Link, Role
from wikiapp.wiki.page import Page

if TYPE_CHECKING:
    from sqlalchemy import Select


def members(category_page: Page) -> Select[Page]:
    """Find the pages in the category that a page is about."""
    sources = select(Link.source_id).where(Link.target == category_page.address, Link.role == Role.CATEGORY)
    return Page.living().where(Page.id.in_(sources)).order_by(Page.address)


def wanted() -> Select[str, str, int]:
    """Find the titles that are linked to and not written: key, a spelling, how often; by key."""
    there, source = aliased(Page), aliased(Content)
    return (
        select(Link.target, func.min(Link.words), func.count())
        .join(source, (source.id == Link.source_id) & in_sight(source))
        .outerjoin(there, (there.address == Link.target) & there.deleted_at.is_(None))
        .where(there.id.is_(None), Link.role.in_((Role.LINK, Role.TRANSCLUSION)))
        .group_by(Link.target)
        .order_by(Link.target)
    )


def orphaned() -> Select[Page]:
    """Find the pages that no other page leads to; redirects need nobody to."""
    source = aliased(Content)
    led_to = (
        select(Link.target)
        .join(source, (source.id == Link.source_id) & in_sight(source))
        .where(Link.target == Page.address, Link.source_id != Page.id, Link.role.not_in(LEADING_NOWHERE))
    )
    redirects = select(Link.source_id).where(Link.source_id == Page.id, Link.role == Role.REDIRECT)
    return Page.living().where(~led_to.exists(), ~redirects.exists()).order_by(Page.address)


def categories() -> Select[str, str, int]:
    """Find the categories in use: key, a spelling, how many pages; by key."""
    source = aliased(Page)
    return (
        select(Link.target, func.min(Link.words), func.count())
        .join(source, (source.id == Link.source_id) & in_sight(source))
        .where(Link.role == Role.CATEGORY)
        .group_by(Link.target)
        .order_by(Link.target)
    )
