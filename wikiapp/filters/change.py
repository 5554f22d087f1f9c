"""A change as filters see it: everything that can be asked of it, each found out only when it is asked for."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from wikiapp.content.size import WORD
from wikiapp.ends import edited

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wikiapp.filters.writer import Writer

# Nothing without an end: whoever writes chooses what is looked through.
LINK = re.compile(r"(?:https?://|\bwww\.)(?:[^\s/@<>()\"']{0,100}@)?([^\s/:?#<>()\[\]\"'|]{1,253})", re.IGNORECASE)
MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@([\w-]{1,63}(?:\.[\w-]{1,63}){1,8})")
RUN = re.compile(r"(\S)\1+")
FEW = 3  # words that make a run: as many one after the other seldom stand twice in a text that somebody wrote


@dataclass(frozen=True, kw_only=True)
class Change:
    """What a text said and what it is to say, by whom, and of what kind. `before` is empty for something new."""

    writer: Writer
    kind: str
    language: str
    title: str
    before: str
    after: str
    begins: bool

    @cached_property
    def added(self) -> str:
        """The words that came, in their order; those that only moved are not among them."""
        return " ".join(_more(WORD.findall(self._edit.new), WORD.findall(self._edit.old)))

    @cached_property
    def letters_added(self) -> int:
        """By how many letters the text grew, or how many came in place of others."""
        return sum(map(len, self.added.split()))

    @cached_property
    def letters_removed(self) -> int:
        """How many letters went."""
        return sum(map(len, _more(WORD.findall(self._edit.old), WORD.findall(self._edit.new))))

    @cached_property
    def share_removed(self) -> int:
        """How many of a hundred letters of the words that were there went."""
        there = sum(map(len, WORD.findall(self.before)))
        return 100 * self.letters_removed // there if there else 0

    @cached_property
    def links_added(self) -> list[str]:
        """Where the links lead that came: domains, as often as they came."""
        return _more(domains(LINK, self._edit.new), domains(LINK, self._edit.old))

    @cached_property
    def links_removed(self) -> list[str]:
        """Where the links led that went."""
        return _more(domains(LINK, self._edit.old), domains(LINK, self._edit.new))

    @cached_property
    def mails_added(self) -> list[str]:
        """The domains of the mail addresses that came."""
        return _more(domains(MAIL, self._edit.new), domains(MAIL, self._edit.old))

    @cached_property
    def capitals(self) -> int:
        """How many of a hundred letters that came are capitals."""
        letters = [letter for letter in self.added if letter.isalpha()]
        return 100 * sum(map(str.isupper, letters)) // len(letters) if letters else 0

    @cached_property
    def longest_run(self) -> int:
        """How often one sign stands in a row, at most, where it didn't before."""
        was = {found[0] for found in RUN.finditer(self._edit.old)}
        return max((len(found[0]) for found in RUN.finditer(self._edit.new) if found[0] not in was), default=0)

    @cached_property
    def repetition(self) -> int:
        """How many of a hundred words that came, each with the two after it, have come just so before."""
        words = self.added.casefold().split()
        runs = list(zip(*(words[start:] for start in range(FEW)), strict=False))
        return 100 * (len(runs) - len(set(runs))) // len(runs) if runs else 0

    def comes(self, words: Iterable[str]) -> str | None:
        """Return the first of these words, in small letters, that stands in the text oftener than before."""
        new, old = self._folded
        return next((word for word in words if word in new and new.count(word) > old.count(word)), None)

    def goes(self, words: Iterable[str]) -> str | None:
        """Return the first of these words that stands in the text less often than before."""
        new, old = self._folded
        return next((word for word in words if word in old and new.count(word) < old.count(word)), None)

    @cached_property
    def _edit(self) -> _Sides:
        edit = edited(self.before, self.after)
        return _Sides(edit.old, edit.new)

    @cached_property
    def _folded(self) -> tuple[str, str]:
        return self._edit.new.casefold(), self._edit.old.casefold()


@dataclass(frozen=True)
class _Sides:
    old: str
    new: str


def domains(pattern: re.Pattern[str], text: str) -> list[str]:
    """Return the domains that a text names, in small letters and without `www.` before them."""
    return [tidied(domain) for domain in pattern.findall(text)]


def tidied(domain: str) -> str:
    """Return a domain as it is compared."""
    return domain.strip().strip(".,;*").lower().removeprefix("www.")


def _more(some: list[str], others: list[str]) -> list[str]:
    """Return what there is more of, in the order in which it stands."""
    left = Counter(some) - Counter(others)
    found = []
    for one in some:
        if left[one] > 0:
            left[one] -= 1
            found.append(one)
    return found
