"""Narrowing down everybody's changes; what is asked for is an address, so that it can be kept and passed on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from wikiapp.content import facet
from wikiapp.content.facet import GUEST, LINKS, REMOVAL, UNSEEN
from wikiapp.editing.form import PLAIN_NUMBER
from wikiapp.language import LANGUAGES
from wikiapp.web.narrowing import Narrowing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

BY_CONTENT = "content"
BOXES = {"guests": GUEST, "removals": REMOVAL, "links": LINKS, "unseen": UNSEEN}  # what is ticked, and its facet


@dataclass(frozen=True)
class Filter(Narrowing):
    """What is asked for; empty for all. `person`, `tag`, `stand` and `device` are numbers.

    `group` only says how it is shown: the changes of one content together.
    """

    kind: str = ""
    language: str = ""
    guests: str = ""
    unseen: str = ""
    removals: str = ""
    links: str = ""
    tag: str = ""
    person: str = ""
    stand: str = ""
    device: str = ""
    group: str = ""

    @classmethod
    def asked(cls, kinds: Collection[str], *, knows_devices: bool) -> Filter:
        """Read what the address asks for; what makes no sense, or isn't for whoever asks, is left out."""
        asked = cls.read()
        if not asked.query:
            return asked
        numbers = ("tag", "person", "stand", "device") if knows_devices else ("tag", "person", "stand")
        return replace(
            asked,
            kind=asked.kind if asked.kind in kinds else "",
            language=asked.language if asked.language in LANGUAGES else "",
            group=asked.group if asked.group == BY_CONTENT else "",
            **{name: "1" for name in BOXES if getattr(asked, name)},
            **{name: _number(getattr(asked, name)) if name in numbers else "" for name in NUMBERS},
        )

    @property
    def narrows(self) -> dict[str, str]:
        """What an address has to say so that the same is found, however it is shown."""
        return replace(self, group="").query

    @property
    def facets(self) -> list[str]:
        """The facets that a change must have, those first that few are likely to have."""
        return list(self._facets())

    def _facets(self) -> Iterator[str]:
        for asked, of in zip((self.tag, self.device, self.stand), OF_NUMBER, strict=True):
            if asked:
                yield of(int(asked))
        yield from (name for field, name in BOXES.items() if getattr(self, field))
        if self.kind:
            yield facet.of_kind(self.kind)
        if self.language:
            yield facet.in_language(self.language)


NUMBERS = ("tag", "device", "stand", "person")
OF_NUMBER = (facet.tagged_by, facet.on_device, facet.at_stand)


def _number(asked: str) -> str:
    return asked if PLAIN_NUMBER.fullmatch(asked) else ""
