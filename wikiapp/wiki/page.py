"""A page: content with a title that is its address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikiapp.content import Content
from wikiapp.titles import PAGE, category_of, key, path_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Select

    from wikiapp.content.kind import Named


class Page(Content):
    """A page of the wiki. Looked up by its title's key, shown by its title."""

    __mapper_args__ = {"polymorphic_identity": PAGE}

    @property
    def acts(self) -> tuple[str, ...]:
        """All that can be done with a page."""
        return ("agreements", "discussion", "links", "moves", "deletion")

    @classmethod
    def addresses(cls, title: str) -> Iterator[str]:
        """Yield the one address there is for a title: the key that it is looked up by."""
        yield key(title)

    @classmethod
    def called(cls, title: str) -> Select[Page]:
        """Find the page of that title, however it is spelled, deleted or not."""
        return cls.addressed(key(title))

    @classmethod
    def path_to(cls, one: Named) -> str:
        """Return where it is read: by its title."""
        return path_of(one.title)

    @property
    def category(self) -> str | None:
        """The name of the category that this page is about, if it is about one."""
        return category_of(self.title)
