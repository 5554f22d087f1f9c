"""Demo content: the manual of the wiki, and a definition with a history, in Danish and English."""

from wikiapp.demo.demo import fill, is_empty

__all__ = ["fill", "is_empty"]
