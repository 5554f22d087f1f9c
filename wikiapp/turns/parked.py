"""Texts that were typed and not saved: kept for whoever typed them, out of everybody else's sight."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

from sqlalchemy import ForeignKey, Select, String, UniqueConstraint, delete, func, select, update
from sqlalchemy import Text as LongText
from sqlalchemy.orm import Mapped, mapped_column

from wikiapp.content import Revision
from wikiapp.content.text import BY_HASH, SHORT_HASH, digest_of
from wikiapp.database import Base, now
from wikiapp.editing.form import number_in
from wikiapp.people.person import Person
from wikiapp.web.answer import own_address

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

LASTS = timedelta(days=7)
LONGEST_PLACE, LONGEST_ADDRESS, LONGEST_OPENING = 500, 450, 16
LONGEST_BODY = 400_000  # letters
MOST = 50  # texts of one person; of more, the newest
# What the forms for writing hold. Names are not among them: who it is, is known.
FIELDS = (
    "title", "body", "summary", "language", "based_on", "section", "minor", "settles",
    "opening", "answers", "quote", "position", "revision", "words", "declines",
)  # fmt: skip


class ParkedText(Base):
    """What somebody typed into the form at one place, as it was last known."""

    __tablename__ = "parked_text"
    __table_args__ = (UniqueConstraint("person_id", "place"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey(Person.id))
    place: Mapped[str] = mapped_column(String(LONGEST_PLACE))
    data: Mapped[str] = mapped_column(LongText)
    parked_at: Mapped[datetime] = mapped_column(index=True)

    @classmethod
    def of(cls, person: Person) -> Select[ParkedText]:
        """Find what is parked for a person, the newest first."""
        return select(cls).where(cls.person_id == person.id, cls.parked_at > now() - LASTS).order_by(cls.id.desc())

    @property
    def fields(self) -> dict[str, str]:
        """Return what the form held."""
        held: dict[str, str] = json.loads(self.data)
        return held

    @property
    def address(self) -> str:
        """Where the form is sent to."""
        return quote(own_address(self.place.partition("#")[0]))

    @property
    def title(self) -> str:
        """What it is about, as far as its place tells."""
        return self.fields.get("title") or unquote(self.address).split("/")[-2].replace("_", " ")

    @property
    def previews(self) -> bool:
        """Whether the form can be sent to be shown again instead of being saved."""
        return self.address.endswith(("/edit", "/new"))

    @property
    def until(self) -> datetime:
        """How long it is kept."""
        return self.parked_at + LASTS


def place_of(address: str, sent: Mapping[str, str]) -> str:
    """Return what tells one form from another: where it is sent to, for what part or answer, which opening."""
    about = sent.get("section") or sent.get("answers") or ""
    return f"{address[:LONGEST_ADDRESS]}#{about[:10]}~{sent.get('opening', '')[:LONGEST_OPENING]}"


# Nobody else reads these, so they pass by the session's objects: pages that are kept stay good.
def park(session: Session, person_id: int, address: str, sent: Mapping[str, str]) -> bool:
    """Keep what a form holds, and tell whether there was anything that isn't in the wiki already."""
    if not _is_unsaved(session, sent):
        return False
    held = {name: sent[name] for name in FIELDS if sent.get(name)} | {"body": sent["body"][:LONGEST_BODY]}
    where = {"person_id": person_id, "place": place_of(address, sent)}
    facts = {"data": json.dumps(held, ensure_ascii=False), "parked_at": now()}
    connection, table = session.connection(), ParkedText.__table__
    connection.execute(delete(ParkedText).where(ParkedText.parked_at < now() - LASTS))
    there = update(ParkedText).filter_by(**where).values(**facts)
    if not connection.execute(there).rowcount:
        connection.execute(table.insert().values(**where, **facts))  # type: ignore[attr-defined]
        _keep_the_newest(session, person_id)
    return True


def _keep_the_newest(session: Session, person_id: int) -> None:
    own = ParkedText.person_id == person_id
    newest = select(ParkedText.id).where(own).order_by(ParkedText.parked_at.desc()).limit(MOST)
    session.connection().execute(delete(ParkedText).where(own, ParkedText.id.not_in(newest)))


def forget(session: Session, person_id: int, address: str, sent: Mapping[str, str]) -> None:
    """Keep what a form held no longer: it was saved."""
    where: dict[str, Any] = {"person_id": person_id, "place": place_of(address, sent)}
    session.connection().execute(delete(ParkedText).filter_by(**where))


def count_parked(session: Session, person: Person) -> int:
    """Return how many texts are parked for a person."""
    return session.scalar(select(func.count()).select_from(ParkedText.of(person).subquery())) or 0


def has_written(session: Session, person: Person) -> bool:
    """Tell whether anything that a person wrote was saved."""
    return session.scalar(select(Revision.id).where(Revision.author_id == person.id).limit(1)) is not None


def hand_over(session: Session, person: Person, to: Person) -> None:
    """Let somebody else have what is parked for a person, but where they have something themselves."""
    theirs = select(ParkedText.place).where(ParkedText.person_id == to.id).scalar_subquery()
    parked = update(ParkedText).where(ParkedText.person_id == person.id, ParkedText.place.not_in(theirs))
    session.connection().execute(parked.values(person_id=to.id))


def _is_unsaved(session: Session, sent: Mapping[str, str]) -> bool:
    """Tell whether there are words, and they aren't what the form began from, or was saved as."""
    body = sent.get("body", "").replace("\r\n", "\n")
    began, digest = number_in(sent.get("based_on", "")), digest_of(body)
    if not body.strip() or began is None:
        return bool(body.strip())
    asked = {"short": digest[:SHORT_HASH], "whole": digest}
    said = Revision.text_id == BY_HASH.scalar_subquery()
    return session.scalar(select(Revision.id).where(said, Revision.number >= began).limit(1), asked) is None
