"""That what somebody writes first waits for a moderator: asked for by whatever knows where they write."""

from __future__ import annotations

from flask import g, has_request_context


def hold_first_writings() -> None:
    """Let what this request writes wait, unless its writer was approved before; costs nothing where not called."""
    g.first_writings_wait = True


def first_writings_wait() -> bool:
    """Tell whether that was asked for."""
    return has_request_context() and bool(g.get("first_writings_wait", False))
