"""What a kind of content says for itself; and what holds for all kinds that say nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wikiapp.content.words import tidy

if TYPE_CHECKING:
    from wikiapp.people.person import Person


class Kind:
    """What differs from kind to kind."""

    acts: ClassVar[tuple[str, ...]] = ("deletion",)  # the nouns behind its address that its menu offers

    @classmethod
    def address_of(cls, title: str) -> str | None:
        """Return the address of something so titled, None where a kind has none; a kind says how."""
        raise NotImplementedError(title)

    @classmethod
    def tidied(cls, body: str) -> str:
        """Return a text as it is kept; raises WrittenWrong. A kind may demand more of what it says."""
        return tidy(body)

    @property
    def path(self) -> str:
        """Where it is read; a kind says how."""
        raise NotImplementedError(type(self))

    @property
    def origin(self) -> bytes:
        """What the hash of its first revision covers in the place of a parent's; a kind may have something."""
        return b""

    def editable_by(self, person: Person | None) -> bool:  # noqa: ARG002 -- a kind may ask who it is
        """Tell whether a person may change what it says; None is somebody who hasn't written here yet."""
        return True
