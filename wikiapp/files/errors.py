"""What keeps a file from being taken: words of the domain, answered at the edge."""

from __future__ import annotations


class FileRefused(Exception):
    """A file that isn't taken; `reason` is one word for why.

    empty, too_large, unknown (of a kind that isn't taken), damaged, too_many_pixels, busy (try again).
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
