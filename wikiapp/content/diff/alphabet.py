"""Sequences of anything as strings, a letter each, because strings are what is quickly compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# Words become letters, and signs become signs, so that cuts can be moved to where words end.
FIRST_LETTER, FIRST_SIGN = 0x20000, 0x50000
ROOM = FIRST_SIGN - FIRST_LETTER - 1  # different things that are sure to have a letter
OWN = {" ", "\n"}


class Alphabet:
    """Gives every different thing a letter of its own, and the things back for the letters."""

    def __init__(self) -> None:
        self._letters: dict[str, str] = {blank: blank for blank in OWN}
        self._things: dict[str, str] = {blank: blank for blank in OWN}
        self._letter, self._sign = FIRST_LETTER, FIRST_SIGN

    def written(self, things: Iterable[str]) -> str:
        """Return a letter for each thing."""
        known = self._letters
        return "".join([known.get(thing) or self._new(thing) for thing in things])

    def read(self, letters: str) -> list[str]:
        """Return the thing for each letter."""
        known = self._things
        return [known[letter] for letter in letters]

    def _new(self, thing: str) -> str:
        letter = self._next_letter() if thing[0].isalnum() else self._next_sign()
        self._letters[thing], self._things[letter] = letter, thing
        return letter

    def _next_letter(self) -> str:
        self._letter += 1
        return chr(self._letter)

    def _next_sign(self) -> str:
        self._sign += 1
        return chr(self._sign)
