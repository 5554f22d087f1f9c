"""Attacks on whoever reads a page, what may be around them, and a reader that notices if one got through."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from tests.markup.shared_data import shared_json
from wikiapp.markup.sanitise import ATTRIBUTES, TAGS

if TYPE_CHECKING:
    from collections.abc import Mapping

PAYLOADS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<iframe src=javascript:alert(1)>",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java&#10;script:alert(1)",
    "&#x6A;avascript:alert(1)",
    "\x01javascript:alert(1)",
    "vbscript:msgbox(1)",
    "data:text/html;base64,PHNjcmlwdD4=",
    '"><script>alert(1)</script>',
    "' onmouseover='alert(1)",
    '" onmouseover="alert(1)" x="',
    "</code></pre><script>alert(1)</script>",
    "--><script>alert(1)</script><!--",
    "`<script>`</script>",
    "<a href='javascript:x'>y</a>",
    "<style>@import 'x'</style>",
    "<object data=x><embed src=y><base href=z><form action=w><meta http-equiv=refresh>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<p style='background:url(x)' id=ui_menu class=notice>",
]
WITHIN = [
    "{}",
    "[a]({})",
    "[a](<{}>)",
    "[a](/b '{}')",
    "![{0}]({0})",
    "![{0}](/a '{0}')",
    "<{}>",
    "[a]: {0}\n\n[a] [{0}]",
    "[[{}]]",
    "[[Ny side|{}]]",
    "[[a#{}]]",
    "[[Category:{}]]",
    "{{{{{}}}}}",
    "# {}",
    "> {}\n===",
    "|{0}|\n|-|\n|{0}|",
    "``` {0}\n{0}\n```",
    "- [ ] {}",
    "a[^1]\n\n[^1]: {}",
    "ab\n\n*[ab]: {}",
    "a\n: {}",
    "#REDIRECT [[{}]]",
    "**{}** ~~{0}~~ =={0}==".replace("{}", "{0}"),
]
OWN_IDS = re.compile(r"fn(?:ref)?:\d+(?::\d+)?|[^_\s]+")
ADDRESSES = {"href", "src"}
SAFE = re.compile(r"(?:https?|mailto|tel):|[^:]*(?:[/?#]|$)", re.IGNORECASE)
COLLECTIONS = ["html5lib_sanitizer_tests1", "bleach_tests_data", "owasp_payloads", "blns"]


def collected(name: str) -> list[str]:
    """Return the attacks of one of the sets beside the project, or skip the test."""
    entries = shared_json(f"xss/{name}.json")
    return [entry if isinstance(entry, str) else entry.get("input", entry.get("payload")) for entry in entries]


class Victim(HTMLParser):
    """Reads HTML as a browser might, and complains of what could act, or isn't allowed."""

    def __init__(self, text: str, allowed: Mapping[str, set[str]] | None = None) -> None:
        super().__init__(convert_charrefs=True)
        self.text = text
        self.allowed = allowed or {tag: ATTRIBUTES.get(tag, set()) for tag in TAGS}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in self.allowed, self.text
        for name, value in attrs:
            assert name in self.allowed[tag] | ({"type"} if tag == "input" else set()), (name, self.text)
            assert name != "id" or OWN_IDS.fullmatch(value or ""), (value, self.text)
            assert name not in ADDRESSES or SAFE.match(re.sub(r"[\x00-\x20]", "", value or "")), (value, self.text)
            assert not name.startswith("on"), self.text
            assert name != "style", self.text
