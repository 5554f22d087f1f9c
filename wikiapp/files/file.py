"""A file: content whose text begins with the bytes that it shows, and goes on with what is said about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikiapp.content import Content
from wikiapp.markup import FileHead, page_of, without_head
from wikiapp.titles import FILE, key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Select

    from wikiapp.content.kind import Named


class File(Content):
    """A picture or another file. Its name is its title; which bytes it shows, its text says, as any revision may.

    So a new upload, going back to an earlier one, undoing, joining it with what others wrote, exporting and
    proving are what they are for every text.
    """

    __mapper_args__ = {"polymorphic_identity": FILE}

    begins = "uploaded"

    @classmethod
    def addresses(cls, title: str) -> Iterator[str]:
        """Yield the one address there is for a name: the key that it is looked up by."""
        yield key(title)

    @property
    def acts(self) -> tuple[str, ...]:
        """A file is not discussed by itself: what shows it is."""
        return ("links", "moves", "deletion")

    @classmethod
    def called(cls, name: str) -> Select[File]:
        """Find the file of that name, however it is spelled, deleted or not."""
        return cls.addressed(key(name))

    @classmethod
    def path_to(cls, one: Named) -> str:
        """Return where it is described."""
        return page_of(one.title)

    @property
    def head(self) -> FileHead | None:
        """Which bytes it shows; None where its text begins with none, as after an undoing of its beginning."""
        return FileHead.beginning(self.body)

    @property
    def description(self) -> str:
        """What is said about them."""
        return description_in(self.body)


def markup_of(file: File) -> str:
    """Return what has to be written for a file to stand in a text."""
    return f"![[{file.title}]]"


def text_of(head: FileHead | None, description: str) -> str:
    """Return the text of a file that shows these bytes, and says this about them."""
    parts = [head.written()] if head else []
    words = description.strip("\n")
    return "\n".join(parts + [f"{words}\n"] * bool(words or not parts))


def description_in(text: str) -> str:
    """Return what a file's text says about what it shows."""
    return without_head(text).strip("\n")
