"""What a kind of content says of itself: all else it has from Content."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Protocol, cast

from sqlalchemy import inspect

from wikiapp.content.words import tidy

if TYPE_CHECKING:
    from collections.abc import Iterator


class Named(Protocol):
    """What tells where a content is read: the content, or as much of it."""

    @property
    def id(self) -> int:
        """Its row number."""

    @property
    def address(self) -> str | None:
        """What it is looked up by."""

    @property
    def title(self) -> str:
        """What it is called now."""


class Kind:
    """How the contents of one kind differ from others; a kind says what isn't so with it."""

    begins_in_public: ClassVar[bool] = True  # a kind of which drafts can be kept says no
    begins: ClassVar[str] = "began"  # what its first revision did, as a word of `wikiapp.telling`
    has_own_title: ClassVar[bool] = True  # a kind that bears the title of another content says no
    told_at_pages: ClassVar[bool] = False  # whether a page that it speaks of leads to it

    @property
    def acts(self) -> tuple[str, ...]:
        """The nouns behind its address that its menu offers."""
        return ("deletion",)

    @classmethod
    def addresses(cls, title: str) -> Iterator[str]:
        """Yield the addresses at which something so titled can stand, the best first."""
        raise NotImplementedError(title)

    @classmethod
    def may_stand(cls, title: str, address: str | None) -> bool:
        """Tell whether something so titled can stand at an address, or at none."""
        return next(cls.addresses(title), None) is None if address is None else address in cls.addresses(title)

    @classmethod
    def class_of(cls, kind: str) -> type[Kind]:
        """Return the class of a kind, by its name; raises KeyError."""
        found: type[Kind] = inspect(cls).polymorphic_map[kind].class_
        return found

    @property
    def path(self) -> str:
        """Where it is read."""
        return self.path_to(cast("Named", self))

    @classmethod
    def path_to(cls, one: Named) -> str:
        """Return where a content of this kind is read."""
        raise NotImplementedError(cls, one)

    def left(self, address: str) -> None:
        """Note that it has another address from now on: the old one may lead to it."""

    @classmethod
    def tidied(cls, body: str) -> str:
        """Return a text as it is kept; raises WrittenWrong. A kind may demand more of what it says."""
        return tidy(body)

    @property
    def origin(self) -> bytes:
        """What the hash of its first revision covers in the place of a parent's; a kind may have something."""
        return b""
