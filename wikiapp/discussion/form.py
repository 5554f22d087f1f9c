"""What somebody is about to say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import request

from wikiapp.editing.form import number_in, numbers_in
from wikiapp.people.present import present_person

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class CommentForm:
    """What the form of a comment holds. `answers` is the number of the comment that it answers.

    `quote` are the words that it is about, which stood about `position` letters into that revision; `words` what
    the sentence around them should say, None where that was not asked. `declines` what it answers. `heeded` are
    the filters whose warnings its writer has read.
    """

    body: str = ""
    answers: int | None = None
    name: str = ""
    quote: str = ""
    position: int = 0
    revision: int | None = None
    words: str | None = None
    declines: bool = False
    heeded: tuple[int, ...] = ()

    @classmethod
    def asked(cls) -> CommentForm | None:
        """Return an empty form where one is asked for."""
        if "reply" not in request.args and "write" not in request.args:
            return None
        person = present_person()
        return cls._read(request.args, number_in(request.args.get("reply", "")), person.name if person else "")

    @classmethod
    def posted(cls) -> CommentForm:
        """Read what was sent."""
        sent = request.form
        return cls._read(sent, number_in(sent.get("answers", "")), sent.get("name", ""))

    @classmethod
    def _read(cls, sent: Mapping[str, str], answers: int | None, name: str) -> CommentForm:
        return cls(
            body=sent.get("body", ""),
            answers=answers,
            name=name,
            quote=sent.get("quote", ""),
            position=number_in(sent.get("position", "")) or 0,
            revision=number_in(sent.get("revision", "")),
            words=sent.get("words"),
            declines="declines" in sent,
            heeded=numbers_in(sent.get("heeded", "")),
        )
