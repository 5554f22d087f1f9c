from __future__ import annotations

from tests.visitors import ann, ben, stranger  # noqa: F401 -- the cast has browsers here
