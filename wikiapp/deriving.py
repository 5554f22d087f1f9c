"""Secrets that are kept nowhere: made from the wiki's key and a fact, the same each time they are asked for.

So a poster can be printed again and a code be shown again, while the database alone gives none of them away.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uuid import UUID

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: none that looks like another, each five bits


def token(key: str, purpose: str, of: UUID, number: int = 0) -> str:
    """Return a secret of 120 bits for an address."""
    return base64.urlsafe_b64encode(_derived(key, purpose, of, number)[:15]).decode()


def code(key: str, purpose: str, of: UUID, signs: int) -> str:
    """Return a secret of five bits a sign, for people to copy by hand."""
    return "".join(SIGNS[byte % len(SIGNS)] for byte in _derived(key, purpose, of, 0)[:signs])


def digest(secret: str) -> bytes:
    """Return the hash by which a secret is known again."""
    return hashlib.sha256(secret.encode()).digest()


def _derived(key: str, purpose: str, of: UUID, number: int) -> bytes:
    return hmac.digest(key.encode(), f"{purpose} {of} {number}".encode(), "sha256")
