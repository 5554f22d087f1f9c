"""A device that holds one passkey, in software: it signs as the standard says, or lies where a test wants it."""

from __future__ import annotations

import hashlib
import json
import secrets
from typing import Any
from urllib.parse import urlsplit

import cbor2
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url

PRESENT, VERIFIED, HOLDS_A_KEY = 1, 4, 64  # flags


class Authenticator:
    """One device."""

    def __init__(self, origin: str) -> None:
        self.origin, self.count = origin, 0
        self._id, self._owner = secrets.token_bytes(32), b""
        self._key = ec.generate_private_key(ec.SECP256R1())

    def make(self, asked: dict[str, Any]) -> str:
        """Answer what a site asks who wants a passkey to be made."""
        self._owner = base64url_to_bytes(asked["user"]["id"])
        held = bytes(16) + len(self._id).to_bytes(2, "big") + self._id + self._public_key()
        data = self._data(asked["rp"]["id"], PRESENT | VERIFIED | HOLDS_A_KEY) + held
        attested = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": data})
        return self._answer(asked, "webauthn.create", self.origin, attestationObject=attested)

    def use(
        self,
        asked: dict[str, Any],
        *,
        origin: str = "",
        site: str = "",
        verified: bool = True,
        forged: bool = False,
    ) -> str:
        """Answer what a site asks who wants a passkey to be used."""
        self.count += 1
        site = site or asked.get("rpId") or urlsplit(self.origin).hostname or ""
        data = self._data(site, PRESENT | (VERIFIED if verified else 0))
        told = self._told(asked, "webauthn.get", origin or self.origin)
        signature = self._key.sign(data + hashlib.sha256(told).digest(), ec.ECDSA(hashes.SHA256()))
        parts = {"authenticatorData": data, "signature": signature[::-1] if forged else signature}
        return self._answer(asked, "webauthn.get", origin or self.origin, **parts, userHandle=self._owner)

    def _data(self, site: str, flags: int) -> bytes:
        return hashlib.sha256(site.encode()).digest() + bytes([flags]) + self.count.to_bytes(4, "big")

    def _public_key(self) -> bytes:
        numbers = self._key.public_key().public_numbers()
        return cbor2.dumps(
            {1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32, "big"), -3: numbers.y.to_bytes(32, "big")}
        )

    def _told(self, asked: dict[str, Any], what: str, origin: str) -> bytes:
        return json.dumps({"type": what, "challenge": asked["challenge"], "origin": origin}).encode()

    def _answer(self, asked: dict[str, Any], what: str, origin: str, **parts: bytes) -> str:
        parts = {"clientDataJSON": self._told(asked, what, origin), **parts}
        name = bytes_to_base64url(self._id)
        response = {part: bytes_to_base64url(value) for part, value in parts.items()}
        return json.dumps({"id": name, "rawId": name, "type": "public-key", "response": response})
