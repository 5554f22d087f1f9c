"""Codes on paper, for whoever has lost the phone: ten, each good for once, kept only as keyed hashes."""

from __future__ import annotations

import secrets
from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, Select, delete, select, update
from sqlalchemy.orm import Mapped, mapped_column

from wikiapp.database import Base, now, session_of
from wikiapp.deriving import SIGNS, keyed_digest
from wikiapp.people.claim import plain
from wikiapp.people.person import Person

MANY, LENGTH, GROUP = 10, 12, 4


class RecoveryCode(Base):
    """One of a person's."""

    __tablename__ = "recovery_code"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey(Person.id), index=True)
    code_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    used_at: Mapped[datetime | None]

    @classmethod
    def left(cls, person: Person) -> Select[int]:
        """Find those of a person that weren't used."""
        return select(cls.id).where(cls.person_id == person.id, cls.used_at.is_(None))


def new_codes(person: Person, key: str) -> list[str]:
    """Make codes in the place of those before, and return them: they are told nowhere else."""
    session, codes = session_of(person), [_code() for _ in range(MANY)]
    session.execute(delete(RecoveryCode).where(RecoveryCode.person_id == person.id))
    session.add_all([RecoveryCode(person_id=person.id, code_hash=_hash(person, code, key)) for code in codes])
    return codes


def use_code(person: Person, typed: str, key: str) -> bool:
    """Use one up, and tell whether there was such a one."""
    unused = update(RecoveryCode).where(RecoveryCode.person_id == person.id, RecoveryCode.used_at.is_(None))
    used = unused.where(RecoveryCode.code_hash == _hash(person, typed, key)).values(used_at=now())
    return session_of(person).scalar(used.returning(RecoveryCode.id)) is not None


def _code() -> str:
    signs = "".join(secrets.choice(SIGNS) for _ in range(LENGTH))
    return "-".join(signs[start : start + GROUP] for start in range(0, LENGTH, GROUP))


def _hash(person: Person, code: str, key: str) -> bytes:
    return keyed_digest(key, f"recovery {person.uuid} {plain(code)}")
