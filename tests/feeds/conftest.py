"""People with browsers, in the place of the people themselves."""

from tests.visitors import ann, ben, stranger

__all__ = ["ann", "ben", "stranger"]
