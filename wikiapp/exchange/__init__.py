"""Bringing histories in from outside, and handing all of them out. Knows no Flask."""

from wikiapp.exchange.authors import find_authors
from wikiapp.exchange.errors import ImportRefused
from wikiapp.exchange.exporting import export_to
from wikiapp.exchange.importing import Imported, import_into

__all__ = ["ImportRefused", "Imported", "export_to", "find_authors", "import_into"]
