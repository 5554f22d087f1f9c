"""What is told of posts themselves is proved on both engines."""

from tests.content.conftest import database

__all__ = ["database"]
