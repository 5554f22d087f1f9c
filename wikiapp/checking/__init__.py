"""Proving that the wiki is whole. What is found is named, a sentence a finding; no finding, no damage."""

from wikiapp.checking.checking import check

__all__ = ["check"]
