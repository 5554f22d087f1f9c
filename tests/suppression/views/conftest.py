from __future__ import annotations

from tests.visitors import ann, ben

__all__ = ["ann", "ben"]
