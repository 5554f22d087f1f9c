"""What may be written: every text passes here once before it is kept, wherever it comes from."""

from __future__ import annotations

from wikiapp.content.errors import WrittenWrong

LARGEST_TEXT = 200_000  # bytes of UTF-8


def tidy(body: str) -> str:
    """Return a text with one kind of line ending; raises WrittenWrong (too_large, not_text)."""
    body = body.replace("\r\n", "\n").replace("\r", "\n")
    return writable("body", body, LARGEST_TEXT)


def writable(field: str, words: str, largest: int) -> str:
    """Return the words; raises WrittenWrong if they can't be kept and read back everywhere."""
    try:
        size = len(words.encode())
    except UnicodeEncodeError as error:
        raise WrittenWrong(field, "not_text") from error
    if "\x00" in words:  # PostgreSQL can't keep it
        raise WrittenWrong(field, "not_text")
    if size > largest:
        raise WrittenWrong(field, "too_large")
    return words
