"""How a text shows the bytes of a file: by ordinary markup that names them by their hash.

A file's own text begins so, which says which bytes the file shows and, in words, what can be seen:

    ![A cup of tea][file]

    [file]: /files/<hash>/cup.jpg "1600 × 1067"

What is no picture has neither the `!` nor a size. Words and bytes have lines of their own, so that somebody may
find better words for a picture while somebody else takes a better picture.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from urllib.parse import quote

FILES = "/files/"
MEDIA_TYPES = {".jpg": "image/jpeg", ".png": "image/png", ".webp": "image/webp"}
PICTURES = tuple(MEDIA_TYPES)  # how names of what is shown as a picture end
WIDTHS = (480, 960, 1600)  # pixels: a picture is also there in those of these widths that are less than its own
SMALLER = ".webp"  # how the names of those end

ADDRESS = re.compile(FILES + r"(?P<digest>[0-9a-f]{64})/(?P<name>[^\s/()?#\"<>\\]+)")
SIZE = re.compile(r"(?P<width>[1-9]\d{0,4}) × (?P<height>[1-9]\d{0,4})")
WORDS = r"(?P<words>(?:[^\\\[\]\n]|\\.)*)"
FIRST_LINE = rf"!?\[{WORDS}\]\[file\]"
HEAD = re.compile(rf'{FIRST_LINE}\s*?\n\s*\[file\]: {ADDRESS.pattern}(?: "{SIZE.pattern}")?[ \t]*(?:\n|\Z)')
PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


@dataclass(frozen=True)
class FileHead:
    """Which bytes are shown, under which name, and in which words; a picture has a size, in pixels."""

    digest: str
    name: str
    words: str
    width: int | None = None
    height: int | None = None

    @classmethod
    def beginning(cls, text: str) -> FileHead | None:
        """Read how a file's own text begins; None where it doesn't begin so."""
        found = HEAD.match(text)
        return cls.of(found["digest"], found["name"], ESCAPED.sub(r"\1", found["words"]), found) if found else None

    @classmethod
    def of(cls, digest: str, name: str, words: str, size: re.Match[str] | None) -> FileHead:
        """Put together what an address and a size tell."""
        sized = size is not None and size["width"] is not None and name.endswith(PICTURES)
        width, height = (int(size["width"]), int(size["height"])) if size and sized else (None, None)
        return cls(digest, name, words, width, height)

    @property
    def address(self) -> str:
        """Where the bytes are."""
        return f"{FILES}{self.digest}/{self.name}"

    @property
    def media_type(self) -> str:
        """What a picture is, as the web calls it."""
        return MEDIA_TYPES[f".{self.name.rpartition('.')[2]}"]

    @property
    def widths(self) -> str:
        """Where the same picture is in which width, for a browser to choose; empty where there is only one."""
        smaller = self.smaller()
        every = [*smaller.items(), (self.width, self.address)] if smaller else []
        return ", ".join(f"{address} {width}w" for width, address in every)

    @property
    def smallest(self) -> str:
        """Where the same picture is in its smallest width."""
        return next(iter(self.smaller().values()), self.address)

    def smaller(self) -> dict[int, str]:
        """Return where the same picture is in smaller widths."""
        name = self.name.rpartition(".")[0] + SMALLER
        return {width: f"{FILES}{self.digest}/{width}/{name}" for width in widths_below(self.width or 0)}

    def saying(self, words: str) -> FileHead:
        """Return what shows the same in other words."""
        return replace(self, words=" ".join(words.split()))

    def written(self) -> str:
        """Return it as a text begins with it."""
        sign, size = ("!", f' "{self.width} × {self.height}"') if self.width else ("", "")
        words = PUNCTUATION.sub(r"\\\1", self.words)
        return f"{sign}[{words}][file]\n\n[file]: {self.address}{size}\n"


def without_head(text: str) -> str:
    """Return what a file's text says besides."""
    found = HEAD.match(text)
    return text[found.end() :] if found else text


def words_alone(line: str) -> str:
    """Return what the first line of a file's text says that it shows; any other line as it is."""
    found = re.fullmatch(FIRST_LINE, line)
    return found["words"] if found else line


def widths_below(width: int) -> list[int]:
    """Return in which smaller widths a picture of that width is there."""
    return [smaller for smaller in WIDTHS if smaller < width]


def in_address(name: str) -> str:
    """Return a name as it stands in an address."""
    return quote(name.replace(" ", "_"), safe="")


def page_of(name: str) -> str:
    """Return where the file of that name is described."""
    return FILES + in_address(name)
