from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.markup.markdown_as_html import normal, plain_html
from tests.markup.shared_data import shared_json

DOCUMENTED = (Path(__file__).parent.parent.parent / "docs" / "markup.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("*a* **b** `c`", "<p><em>a</em> <strong>b</strong> <code>c</code></p>"),
        ("Title\n=====\n\n## Part ##", "<h1>Title</h1><h2>Part</h2>"),
        ("- a\n  - b\n\n1. c", "<ul><li>a<ul><li>b</li></ul></li></ul><ol><li>c</li></ol>"),
        ("> a\nb", "<blockquote><p>a b</p></blockquote>"),
        ("[a](/b 'c') ![d](/e)", '<p><a href="/b" title="c">a</a> <img alt="d" src="/e"></p>'),
        ("[a]\n\n[a]: /b", '<p><a href="/b">a</a></p>'),
        ("a  \nb\\\nc\nd", "<p>a<br>b<br>c d</p>"),
        ("    code\n\n```py\n```", '<pre><code>code\n</code></pre><pre><code class="language-py"></code></pre>'),
        ("a &copy; &amp;lt; \\*b\\*", "<p>a © &amp;lt; *b*</p>"),
        ("<b>raw</b>\n\n<div>\nblock\n</div>", "<p><b>raw</b></p><div>block</div>"),
        ("|a|\n|-:|", "<table><thead><tr><th align=right>a</th></tr></thead></table>"),
        ("|a|\n|-|\n|b", "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>"),
    ],
)  # fmt: skip
def test_markdown_means_what_it_means_elsewhere(text: str, expected: str) -> None:
    assert normal(plain_html(text)) == normal(expected)


@pytest.mark.parametrize(
    ("name", "heading", "at_least"),
    [
        ("rendering/commonmark_0.31.2.json", "CommonMark 0.31.2", 646),
        ("rendering/gfm_0.29_all.json", "GitHub’s dialect 0.29", 652),
    ],
)
def test_examples_of_the_specification_that_come_out_otherwise_are_those_documented(
    name: str, heading: str, at_least: int
) -> None:
    examples = shared_json(name)
    otherwise = {example["example"] for example in examples if not _as_specified(example)}
    assert otherwise == _documented(heading)
    assert len(examples) - len(otherwise) >= at_least


def _as_specified(example: dict[str, Any]) -> bool:
    return normal(plain_html(example["markdown"])) == normal(example["html"])


def _documented(heading: str) -> set[int]:
    section = DOCUMENTED.partition(f"### {heading}")[2].partition("###")[0]
    numbers = [row.split("|")[1] for row in section.splitlines() if re.match(r"\| *\d", row)]
    return {int(number) for cell in numbers for number in re.findall(r"\d+", cell)}
