"""Two texts as they are read, compared: what reads or looks otherwise, marked in their HTML. Knows of no wiki."""

from wikiapp.rendering.comparison.comparing import Comparison, compared
from wikiapp.rendering.comparison.page import Page

__all__ = ["Comparison", "Page", "compared"]
