"""Visitors, whom the tests of this folder send."""

from tests.visitors import signed_in

__all__ = ["signed_in"]
