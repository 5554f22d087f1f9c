"""Tables, as GitHub's dialect has them: short rows are filled, long ones cut, `[[Title|label]]` is one cell."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from wikiapp.markup import limits

if TYPE_CHECKING:
    from collections.abc import Iterator
    from re import Match, Pattern

    from mistune import BlockParser, BlockState, Markdown

    from wikiapp.markup.tokens import Token

RULE = r"[ \t]*:?-+:?[ \t]*"
PATTERN = (
    r"^ {0,3}(?P<table_head>\S[^\n]*)\n {0,3}(?=[^\n]*\|)"
    r"(?P<table_rule>\|?" + RULE + r"(?:\|" + RULE + r")*\|?)[ \t]*$"
)
DIVIDER = re.compile(r"\\.|\[\[[^\[\]\n]*\]\]|(?P<divider>\|)")
BREAKS = ["fenced_code", "atx_heading", "thematic_break", "block_quote", "list", "block_html", "transclusion"]


def tables(markdown: Markdown) -> None:
    """Teach a parser tables, in lists and quotes, too."""
    markdown.block.register("table", PATTERN, _parsed)
    markdown.block.list_rules.append("table")
    markdown.block.block_quote_rules.append("table")


def _parsed(block: BlockParser, found: Match[str], state: BlockState) -> int | None:
    head, aligns = _cells(found["table_head"]), [_align(cell) for cell in _cells(found["table_rule"])]
    if len(head) != len(aligns) or "|" not in found["table_head"] or not _affords_row(state):
        return None
    lines = list(_lines(state, found.end() + 1, block.compile_sc(BREAKS)))
    rows = [_row("table_row", _fitted(_cells(line), len(head), state), aligns) for line in lines]
    body = {"type": "table_body", "children": rows}
    state.append_token({"type": "table", "children": [_row("table_head", head, aligns), body]})
    return found.end() + 1 + sum(map(len, lines))


def _lines(state: BlockState, position: int, breaks: Pattern[str]) -> Iterator[str]:
    while position < state.cursor_max and not breaks.match(state.src, position):
        line = state.get_line(position)
        if not line.strip() or not _affords_row(state):
            return
        yield line
        position += len(line)


def _affords_row(state: BlockState) -> bool:
    rows: int = state.env.get("rows", 0)
    state.env["rows"] = rows + 1
    return rows < limits.ROWS


def _cells(line: str) -> list[str]:
    line = line.strip()
    ends = [0, *(mark.end() for mark in DIVIDER.finditer(line) if mark["divider"])]
    cells = [line[start : end - 1] for start, end in pairwise(ends)]
    cells = [*cells, line[ends[-1] :]]
    inner = cells[len(cells) > 1 and not cells[0] :]
    inner = inner[:-1] if len(inner) > 1 and not inner[-1].strip() else inner
    return [cell.strip().replace("\\|", "|") for cell in inner]


def _align(rule: str) -> str:
    return {(True, True): "center", (False, True): "end"}.get((rule[0] == ":", rule[-1] == ":"), "")


def _fitted(cells: list[str], width: int, state: BlockState) -> list[str]:
    lacking = width - len(cells)
    if lacking <= 0:
        return cells[:width]
    state.env["filled_cells"] = filled = state.env.get("filled_cells", 0) + lacking
    return cells + [""] * lacking if filled <= limits.FILLED_CELLS else cells


def _row(kind: str, cells: list[str], aligns: list[str]) -> Token:
    head = kind == "table_head"
    columns = zip(cells, aligns, strict=False)
    children = [
        {"type": "table_cell", "text": text, "attrs": {"align": align, "head": head}} for text, align in columns
    ]
    return {"type": kind, "children": children}
