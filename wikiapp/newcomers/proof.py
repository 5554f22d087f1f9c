"""A proof of work: a number that is quickly checked, and takes a browser a second to find.

After ALTCHA: the server has chosen the number and keeps nothing of it; what is sought is the one that, written
behind the salt, has the SHA-256 that the challenge names. A proof is good once, and for a while.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import LargeBinary, delete, insert, select
from sqlalchemy.orm import Mapped, mapped_column

from wikiapp.database import Base, now

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

MOST = 200_000  # the number is below
LASTS = timedelta(minutes=20)
_SIGNS = 7  # of the largest number that is looked at


class SpentProof(Base):
    """A proof that was given, so that it isn't good again."""

    __tablename__ = "spent_proof"

    hash: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    spent_at: Mapped[datetime] = mapped_column(index=True)


@dataclass(frozen=True)
class Challenge:
    """What a browser is asked: the number below `most` that belongs to `hash`; the signature says it is ours."""

    salt: str
    hash: str
    signature: str
    most: int = MOST


def challenge(key: str) -> Challenge:
    """Return a new one."""
    salt = f"{secrets.token_hex(12)}.{int((now() + LASTS).timestamp())}"
    found = _hash(salt, str(secrets.randbelow(MOST)))
    return Challenge(salt, found, _signature(key, salt, found))


def accept(session: Session, key: str, proof: str) -> bool:
    """Tell whether a proof, which is salt, number and signature with blanks between, is good; it isn't again."""
    salt, number, signature = (*proof.split(" "), "", "", "")[:3]
    found = _hash(salt, number)
    known = hmac.compare_digest(_signature(key, salt, found).encode(), signature.encode())
    if not known or float(salt.rpartition(".")[2]) < now().timestamp():
        return False
    return _is_first(session, bytes.fromhex(found))


def _is_first(session: Session, found: bytes) -> bool:
    connection = session.connection()
    connection.execute(delete(SpentProof).where(SpentProof.spent_at < now() - LASTS))
    if connection.scalar(select(SpentProof.hash).where(SpentProof.hash == found)):
        return False
    connection.execute(insert(SpentProof).values(hash=found, spent_at=now()))
    return True


def _hash(salt: str, number: str) -> str:
    return hashlib.sha256(f"{salt}{number[:_SIGNS]}".encode()).hexdigest()


def _signature(key: str, salt: str, found: str) -> str:
    return hmac.digest(key.encode(), f"proof {salt} {found}".encode(), "sha256").hex()
