"""People with browsers, in the place of the people themselves."""

from tests.visitors import ann, ben, moderator, signed_in, stranger

__all__ = ["ann", "ben", "moderator", "signed_in", "stranger"]
