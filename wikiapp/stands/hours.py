"""When a stand is open: said on the clock of the place where it is, kept as moments."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from wikiapp.database import Base

ZONE = "Europe/Copenhagen"


class Hours(Base):
    """From when to when a stand is open."""

    __tablename__ = "stand_hours"

    id: Mapped[int] = mapped_column(primary_key=True)
    stand_id: Mapped[int] = mapped_column(ForeignKey("stand.id"), index=True)
    opens_at: Mapped[datetime]
    closes_at: Mapped[datetime]


def known_zone(name: str) -> bool:
    """Tell whether there is a time zone of that name."""
    try:
        ZoneInfo(name)
    except (LookupError, ValueError, OSError):  # a folder of zones, a path that leads out of them
        return False
    return True


def moment_at(day: str, time: str, zone: str) -> datetime:
    """Return the moment that a day and a time mean at a place; raises ValueError."""
    return datetime.fromisoformat(f"{day}T{time}").replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def there(moment: datetime, zone: str) -> datetime:
    """Return a moment as the clocks of a place show it."""
    return moment.astimezone(ZoneInfo(zone))
