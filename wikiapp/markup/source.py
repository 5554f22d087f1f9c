"""A text, parsed: the tree, the footnotes it calls for, and where its headings begin."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from wikiapp.markup import parser
from wikiapp.markup.headings import shift_of
from wikiapp.markup.tokens import Token, walk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mistune import BlockState, Markdown

# A definition within a footnote would be one too late.
NOT_IN_NOTES = {"ref_footnote", "ref_abbr", "redirect", "transclusion"}


@dataclass(frozen=True)
class Source:
    """What a text holds; `notes` are those footnotes that it refers to, in the order of their first mention."""

    tokens: list[Token]
    notes: dict[str, list[Token]]

    def all(self) -> Iterator[Token]:
        """Yield every token, those of footnotes last."""
        yield from walk(self.tokens)
        for note in self.notes.values():
            yield from walk(note)

    @property
    def redirect(self) -> str | None:
        """The title that the text leads to instead of saying something itself."""
        first = next((token for token in self.tokens if token["type"] != "blank_line"), None)
        return first["raw"] if first and first["type"] == "redirect" else None

    @property
    def headings(self) -> list[Token]:
        """The headings that begin sections."""
        return [token for token in self.tokens if token["type"] == "heading"]

    @cached_property
    def shift(self) -> int:
        """By how much this text's headings are lowered."""
        return shift_of(token for token in self.all() if token["type"] == "heading")


def parse(text: str) -> Source:
    """Return a text as a tree."""
    return _parsed(_parser(parser.Block), text, _always)


def skim(text: str, worth_reading: Callable[[Token], bool]) -> Source:
    """Return a tree in which only what is worth reading is read, and what can name nothing is left out."""
    return _parsed(_parser(parser.Skimming), text, worth_reading)


def _parsed(markdown: Markdown, text: str, worth_reading: Callable[[Token], bool]) -> Source:
    state = parser.State()
    state.process(_parsable(text))
    markdown.block.parse(state)
    for hook in markdown.before_render_hooks:
        hook(markdown, state)
    _read(markdown, state, state.tokens, worth_reading)
    source = Source(state.tokens, dict(_notes(markdown, state, worth_reading)))
    for number, heading in enumerate(source.headings, 1):
        heading["section"] = number
    return source


@cache
def _parser(block: type[parser.Block]) -> Markdown:
    return parser.markdown(block=block)


def _always(_token: Token) -> bool:
    return True


def _parsable(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
    return (text if text.endswith("\n") else text + "\n").encode("utf-8", "replace").decode()


def _read(
    markdown: Markdown, state: BlockState, tokens: Iterable[Token], worth_reading: Callable[[Token], bool]
) -> None:
    for token in tokens:
        if "children" in token:
            _read(markdown, state, token["children"], worth_reading)
        elif "text" in token:
            text = token["text"].strip(" \r\n\t\f")
            token["children"] = markdown.inline(text, state.env) if worth_reading(token) else []


def _notes(
    markdown: Markdown, state: BlockState, worth_reading: Callable[[Token], bool]
) -> Iterator[tuple[str, list[Token]]]:
    rules = [rule for rule in markdown.block.rules if rule not in NOT_IN_NOTES]
    # A footnote may mention others, which come to the end of this list while it is read.
    for key in _growing(state):
        within = state.child_state(_unindented(state.env["ref_footnotes"][key]))
        markdown.block.parse(within, rules)
        _read(markdown, state, within.tokens, worth_reading)
        yield key, within.tokens


def _growing(state: BlockState) -> Iterator[str]:
    read = 0
    while read < len(state.env.get("footnotes", ())):
        yield state.env["footnotes"][read]
        read += 1


def _unindented(note: str) -> str:
    first, *rest = note.split("\n")
    indent = next((len(line) - len(line.lstrip(" ")) for line in rest if line.strip()), 0)
    return "\n".join([first.strip(), *(line[min(indent, len(line) - len(line.lstrip(" "))) :] for line in rest)])
