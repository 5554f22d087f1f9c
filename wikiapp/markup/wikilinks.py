"""`[[Title]]`, `[[Title#Section|label]]`, and `[[Category:Name]]`, which assigns instead of linking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikiapp.markup import limits, titles

if TYPE_CHECKING:
    from re import Match

    from mistune import InlineParser, InlineState, Markdown

    from wikiapp.markup.tokens import Token

# Every repetition is bounded, so that looking for an end costs the same wherever a link begins.
PATTERN = (
    r"\[\[(?P<wiki_title>" + titles.PATTERN + r")"
    r"(?:#(?P<wiki_section>[^\[\]|\\\n]{0,%d}))?"
    r"(?:\\?\|(?P<wiki_label>[^\[\]]{0,%d}))?\]\]"
) % (limits.TITLE, limits.LABEL)


def wiki_links(markdown: Markdown) -> None:
    """Teach a parser wiki links. They bind before links of Markdown."""
    markdown.inline.register("wiki_link", PATTERN, _parsed, before="link", start_chars="[")


def label_of(inline: InlineParser, label: str | None, state: InlineState) -> list[Token]:
    """Return what stands behind the bar, parsed, without links; nothing where there is no such thing."""
    within = state.copy()
    within.src, within.in_link = (label or "").strip(), True
    return inline.render(within) if within.src else []


def _parsed(inline: InlineParser, found: Match[str], state: InlineState) -> int | None:
    title = titles.cleaned(found["wiki_title"])
    section = titles.cleaned(found["wiki_section"] or "")
    category = titles.category_in(title)
    title = titles.cleaned(title.removeprefix(":"))
    if not title and not section:
        return None
    if category:
        state.append_token({"type": "category", "raw": category})
        return found.end()
    children = label_of(inline, found["wiki_label"], state) or [{"type": "text", "raw": _shown(title, section)}]
    attributes = {"title": title, "section": section}
    state.append_token({"type": "wiki_link", "children": children, "attrs": attributes})
    return found.end()


def _shown(title: str, section: str) -> str:
    return f"{title} § {section}" if title and section else title or section
