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


def seed(key: str, purpose: str, of: UUID) -> str:
    """Return a secret of 160 bits, as apps for codes take it."""
    return base64.b32encode(_derived(key, purpose, of, 0)[:20]).decode()


def digest(secret: str) -> bytes:
    """Return the hash by which a secret is known again."""
    return hashlib.sha256(secret.encode()).digest()


def keyed_digest(key: str, words: str) -> bytes:
    """Return a hash that nobody can try guesses against who hasn't the wiki's key as well."""
    return hmac.digest(key.encode(), words.encode(), "sha256")


def _derived(key: str, purpose: str, of: UUID, number: int) -> bytes:
    return keyed_digest(key, f"{purpose} {of} {number}")
