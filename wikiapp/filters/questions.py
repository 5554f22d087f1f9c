"""What a rule can ask of a change: each question has a name, a kind of value, and what it costs to ask it."""

from __future__ import annotations

from collections.abc import Callable  # noqa: TC003 -- dataclasses name it
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wikiapp.filters.change import tidied

if TYPE_CHECKING:
    from wikiapp.filters.change import Change

Value = int | str | frozenset[str]

LARGEST_NUMBER, MOST_WORDS, MOST_DOMAINS = 10**9, 500, 200_000
AT_HAND, COUNTED, READ, ASKED = range(4)  # what is known already; a length; the text; the database
YES, NO = "yes", "no"
MEANS = {YES: YES, NO: NO, "ja": YES, "nej": NO}  # as it may be typed


@dataclass(frozen=True)
class Question:
    """One question. `look` says what a change has, `holds_for` whether that fits the value."""

    cost: int
    look: Callable[[Change], object]

    def reads(self, typed: str) -> bool:
        """Tell whether what somebody typed is a value."""
        raise NotImplementedError(typed)

    def read(self, typed: str) -> Value:
        """Return the value that somebody typed."""
        raise NotImplementedError(typed)

    def holds(self, change: Change, value: Value) -> bool:
        """Tell whether it is so with a change."""
        return bool(self.found(change, value))

    def found(self, change: Change, value: Value) -> str:
        """Return what makes it hold, in a few letters; nothing where it doesn't."""
        raise NotImplementedError((change, value))


class AtLeast(Question):
    """A number that is not smaller than the value."""

    def reads(self, typed: str) -> bool:
        """A whole number."""
        return typed.strip().isdecimal() and int(typed) <= LARGEST_NUMBER

    def read(self, typed: str) -> Value:
        """The number."""
        return int(typed)

    def found(self, change: Change, value: Value) -> str:
        """The number that there is."""
        there = self.look(change)
        return str(there) if self._fits(there, value) else ""

    def _fits(self, there: object, value: Value) -> bool:
        return isinstance(there, int) and isinstance(value, int) and there >= value


class AtMost(AtLeast):
    """A number that is not larger than the value."""

    def _fits(self, there: object, value: Value) -> bool:
        return isinstance(there, int) and isinstance(value, int) and there <= value


class Is(Question):
    """A word that is the value."""

    def reads(self, typed: str) -> bool:
        """A word."""
        return bool(typed.strip()) and len(typed) < MOST_WORDS

    def read(self, typed: str) -> Value:
        """The word."""
        return typed.strip()

    def found(self, change: Change, value: Value) -> str:
        """The word itself."""
        there = self.look(change)
        return str(there) if there == value else ""


class IsSo(Question):
    """Something that is so or isn't."""

    def reads(self, typed: str) -> bool:
        """Yes or no."""
        return typed.strip().casefold() in MEANS

    def read(self, typed: str) -> Value:
        """Yes or no."""
        return MEANS[typed.strip().casefold()]

    def found(self, change: Change, value: Value) -> str:
        """The answer."""
        there = YES if self.look(change) else NO
        return there if there == value else ""


class LeadsTo(Question):
    """Domains, one of which is among those of the value, or belongs to one of them."""

    def reads(self, typed: str) -> bool:
        """One domain a line, also as an address, in a file of hosts, or in MediaWiki's list; # begins a remark."""
        return 0 < len(lines_of(typed)) <= MOST_DOMAINS

    def read(self, typed: str) -> Value:
        """The domains."""
        return frozenset(domain for line in lines_of(typed) if (domain := _listed(line)))

    def found(self, change: Change, value: Value) -> str:
        """The first domain that is one of them."""
        there = self.look(change)
        listed = value if isinstance(value, frozenset) else frozenset[str]()
        found = there if isinstance(there, list) else []
        return next((domain for domain in found if not listed.isdisjoint(_with_parents(domain))), "")


@dataclass(frozen=True)
class Says(Question):
    """Words or parts of words, one of which is found by `look`, which returns how to look for them."""

    look: Callable[[Change], Callable[[frozenset[str]], str | None]]

    def reads(self, typed: str) -> bool:
        """One word, or some in a row, on each line."""
        return 0 < len(lines_of(typed)) <= MOST_WORDS

    def read(self, typed: str) -> Value:
        """The words in small letters."""
        return frozenset(line.casefold() for line in lines_of(typed))

    def found(self, change: Change, value: Value) -> str:
        """The first of the words that is there."""
        return (isinstance(value, frozenset) and self.look(change)(value)) or ""


def lines_of(typed: str) -> list[str]:
    """Return the lines of a list that say something."""
    said = (line.partition("#")[0].strip() for line in typed.splitlines())
    return [line for line in said if line]


def _listed(line: str) -> str:
    """Return the domain on a line of a list."""
    plain = line.rsplit(maxsplit=1)[-1].replace("\\b", "").replace("\\.", ".")
    return tidied(plain.rpartition("://")[2].partition("/")[0])


def _with_parents(domain: str) -> list[str]:
    labels = domain.split(".")
    return [".".join(labels[start:]) for start in range(len(labels))]


def _in_title(change: Change) -> Callable[[frozenset[str]], str | None]:
    folded = change.title.casefold()
    return lambda words: next((word for word in words if word in folded), None)


QUESTIONS: dict[str, Question] = {
    "guest": IsSo(AT_HAND, lambda change: change.writer.is_guest),
    "begins": IsSo(AT_HAND, lambda change: change.begins),
    "kind": Is(AT_HAND, lambda change: change.kind),
    "language": Is(AT_HAND, lambda change: change.language),
    "known_at_most": AtMost(AT_HAND, lambda change: change.writer.hours),
    "leaves_at_most": AtMost(COUNTED, lambda change: len(change.after.strip())),
    "leaves_at_least": AtLeast(COUNTED, lambda change: len(change.after.strip())),
    "had_at_least": AtLeast(COUNTED, lambda change: len(change.before.strip())),
    "title_says": Says(COUNTED, _in_title),
    "adds_at_least": AtLeast(READ, lambda change: change.letters_added),
    "adds_at_most": AtMost(READ, lambda change: change.letters_added),
    "removes_at_least": AtLeast(READ, lambda change: change.letters_removed),
    "removes_share": AtLeast(READ, lambda change: change.share_removed),
    "says": Says(READ, lambda change: change.comes),
    "unsays": Says(READ, lambda change: change.goes),
    "links_at_least": AtLeast(READ, lambda change: len(change.links_added)),
    "links_to": LeadsTo(READ, lambda change: change.links_added),
    "unlinks": LeadsTo(READ, lambda change: change.links_removed),
    "mails_at": LeadsTo(READ, lambda change: change.mails_added),
    "capitals": AtLeast(READ, lambda change: change.capitals),
    "run": AtLeast(READ, lambda change: change.longest_run),
    "repetition": AtLeast(READ, lambda change: change.repetition),
    "count_at_most": AtMost(ASKED, lambda change: change.writer.count),
    "count_at_least": AtLeast(ASKED, lambda change: change.writer.count),
    "speed": AtLeast(ASKED, lambda change: change.writer.lately),
}
