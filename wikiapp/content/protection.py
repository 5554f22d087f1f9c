"""Protection: that only some may write a content, for good or for a while."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 -- the mapper reads it
from typing import TYPE_CHECKING

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from wikiapp.database import now
from wikiapp.people.role import Role

if TYPE_CHECKING:
    from wikiapp.people.person import Person


class Protection:
    """What a content knows of it. Who protected it, when and why, stands in the moderators' log."""

    protected_for: Mapped[str | None] = mapped_column(String(10))
    """The role that writing it takes, until `protected_until`; None where everybody may."""
    protected_until: Mapped[datetime | None]

    @property
    def protection(self) -> Role | None:
        """The role that writing it takes now, None where everybody may."""
        if self.protected_for is None or (self.protected_until is not None and self.protected_until <= now()):
            return None
        return Role(self.protected_for)

    def editable_by(self, person: Person | None) -> bool:
        """Tell whether a person may change it; None is somebody who hasn't written here yet."""
        role = self.protection
        return role is None or (person is not None and person.is_at_least(role))

    def removable_by(self, person: Person | None) -> bool:
        """Tell whether a person may delete it, bring it back, and go back in its history; moderators may."""
        return self.editable_by(person) or (person is not None and person.is_at_least(Role.MODERATOR))

    def protect(self, role: Role, *, until: datetime | None = None) -> None:
        """Let only those write it who have a role at least, for good or until a moment."""
        self.protected_for, self.protected_until = role, until

    def unprotect(self) -> None:
        """Let everybody write it again."""
        self.protected_for = self.protected_until = None
