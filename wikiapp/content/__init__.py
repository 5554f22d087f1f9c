"""Whatever is written, and all that ever happened to it. Knows no Flask, no search, no HTML."""

from wikiapp.content.content import Content
from wikiapp.content.errors import (
    AddressTaken,
    ContentError,
    EditConflict,
    Gone,
    OnlyAuthor,
    Overtaken,
    Protected,
    Suppressed,
    Unchanged,
    WrittenWrong,
)
from wikiapp.content.revision import Action, Revision
from wikiapp.content.text import TextDamaged

__all__ = [
    "Action",
    "AddressTaken",
    "Content",
    "ContentError",
    "EditConflict",
    "Gone",
    "OnlyAuthor",
    "Overtaken",
    "Protected",
    "Revision",
    "Suppressed",
    "TextDamaged",
    "Unchanged",
    "WrittenWrong",
]
