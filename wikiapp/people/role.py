"""What somebody may do, by roles, each of which may do all that those before it may."""

from __future__ import annotations

from enum import StrEnum

from wikiapp.language import gettext as _


class Role(StrEnum):
    """The roles in their order; whoever writes without an account is a guest."""

    READER = "reader"
    GUEST = "guest"
    WRITER = "writer"
    MODERATOR = "moderator"
    HOST = "host"

    def includes(self, other: Role) -> bool:
        """Tell whether whoever has this role may do what the other may."""
        return _ORDER[self] >= _ORDER[other]


def called(role: str) -> str:
    """Return what somebody of a role is called."""
    return {
        Role.READER: _("Reader"),
        Role.GUEST: _("Guest"),
        Role.WRITER: _("Writer"),
        Role.MODERATOR: _("Moderator"),
        Role.HOST: _("Host"),
    }[Role(role)]


_ORDER = {role: place for place, role in enumerate(Role)}
GIVEN = (Role.READER, Role.WRITER, Role.MODERATOR, Role.HOST)  # to people with accounts
