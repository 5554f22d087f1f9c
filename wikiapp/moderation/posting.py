"""Sending a notice to an address that a host typed, so that it reaches nothing that it mustn't.

The name is looked up once, what it leads to is judged, and just that is connected to: a name that leads elsewhere
at a second look is of no use. Nothing that answers with a redirect is followed.
"""

from __future__ import annotations

import hashlib
import hmac
import http.client
import json
import socket
import ssl
import time
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import TYPE_CHECKING, Any
from urllib.parse import SplitResult, urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping

TIMEOUT = 5.0  # seconds to connect, and to wait for each part of an answer
SIGNATURE = "X-Wikiapp-Signature"
GOOD = range(200, 300)
TRANSLATED = IPv6Network("64:ff9b::/96")  # addresses of version 4, as networks of version 6 alone reach them
PORTS = {"http": 80, "https": 443}


class NotSent(Exception):
    """A notice can't be sent: the address is none, leads where it must not, or nobody answers there."""


def allowed(address: str) -> bool:
    """Tell whether an address is one of the web, without a name and password in it."""
    try:
        found = urlsplit(address)
        return found.scheme in PORTS and bool(found.hostname) and found.username is None and found.port != 0
    except ValueError:
        return False


def post(address: str, told: Mapping[str, Any], secret: str, *, number: int, inside: bool = False) -> int:
    """Send JSON, signed, and return the status that was answered; raises NotSent. `inside` allows any network."""
    if not allowed(address):
        raise NotSent("no address of the web")
    parts, body = urlsplit(address), json.dumps(told, ensure_ascii=False).encode()
    headers = {
        "Content-Type": "application/json", "User-Agent": "wikiapp", "X-Wikiapp-Delivery": str(number),
        SIGNATURE: signature(body, secret, int(time.time())),
    }  # fmt: skip
    try:
        connection = _connected(parts, inside=inside)
        try:
            connection.request("POST", f"{parts.path or '/'}{'?' * bool(parts.query)}{parts.query}", body, headers)
            return connection.getresponse().status
        finally:
            connection.close()
    except (OSError, http.client.HTTPException) as error:
        raise NotSent(type(error).__name__) from error


def signature(body: bytes, secret: str, at: int) -> str:
    """Return what proves, to whoever knows the secret, who sent this and when."""
    digest = hmac.new(secret.encode(), f"{at}.".encode() + body, hashlib.sha256).hexdigest()
    return f"t={at},v1={digest}"


def _connected(parts: SplitResult, *, inside: bool) -> http.client.HTTPConnection:
    host, port = parts.hostname or "", parts.port or PORTS[parts.scheme]
    place = _looked_up(host, port)
    if not (inside or _is_outside(place)):
        raise NotSent("the address leads into a network of its own")
    connection = http.client.HTTPConnection(host, parts.port, timeout=TIMEOUT)
    plain = socket.create_connection((place, port), TIMEOUT)
    secure = parts.scheme == "https"
    connection.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=host) if secure else plain
    return connection


def _looked_up(host: str, port: int) -> str:
    return str(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][4][0])


def _is_outside(place: str) -> bool:
    """Tell whether an address is one of the whole world's: not of this machine, its network, or its cloud."""
    found = ip_address(place.partition("%")[0])
    if isinstance(found, IPv6Address):
        # What stands for an address of version 4 is judged as that (RFC 4291, RFC 6052, RFC 3056).
        translated = IPv4Address(int(found) & 0xFFFFFFFF) if found in TRANSLATED else None
        found = found.ipv4_mapped or found.sixtofour or translated or found
    return found.is_global and not found.is_multicast
