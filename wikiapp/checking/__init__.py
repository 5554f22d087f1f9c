"""Proving that the wiki is whole. What is found is named, a sentence a finding; no finding, no damage."""

from wikiapp.checking.checking import as_far_as_readable, check

__all__ = ["as_far_as_readable", "check"]
