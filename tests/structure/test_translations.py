from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from tests.structure.project import ROOT
from wikiapp.language import LANGUAGES, SOURCE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from babel.messages.catalog import Message

PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}")
MEND = "run 'make translations', then fill in what is new"


@pytest.fixture(scope="module")
def wanted() -> Catalog:
    """All texts of the interface, as they stand in code and templates."""
    with (ROOT / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]  # Babel types only parts of itself
    catalog = Catalog()
    for name, line, text, comments, context in extract_from_dir(
        str(ROOT), methods, options, DEFAULT_KEYWORDS, strip_comment_tags=True
    ):
        catalog.add(text, None, [(name, line)], auto_comments=comments, context=context)
    return catalog


@pytest.fixture(params=sorted(LANGUAGES.keys() - {SOURCE}))
def translated(request: pytest.FixtureRequest) -> Catalog:
    """A language's texts."""
    path = ROOT / "wikiapp" / "translations" / request.param / "LC_MESSAGES" / "messages.po"
    with path.open("rb") as file:
        return read_po(file, locale=request.param)


def test_every_text_is_translated(wanted: Catalog, translated: Catalog) -> None:
    missing = [m.id for m in wanted if m.id and not _complete(translated.get(m.id, m.context))]
    assert missing == [], MEND


def test_no_translation_is_of_a_text_that_is_gone(wanted: Catalog, translated: Catalog) -> None:
    gone = [message.id for message in translated if message.id and not wanted.get(message.id, message.context)]
    assert gone + [message.id for message in translated.obsolete.values()] == [], MEND


def test_no_translation_is_a_guess(translated: Catalog) -> None:
    assert [message.id for message in translated if message.id and message.fuzzy] == []


def test_a_translation_has_the_placeholders_of_its_text(translated: Catalog) -> None:
    assert [message.id for message in translated if message.id and not _fits(message)] == []


def _complete(message: Message | None) -> bool:
    return message is not None and all(_forms(message.string))


def _fits(message: Message) -> bool:
    return _placeholders(message.id) == _placeholders(message.string)


def _placeholders(text: str | Sequence[str] | None) -> set[str]:
    return set(PLACEHOLDER.findall(" ".join(_forms(text))))


def _forms(text: str | Sequence[str] | None) -> Sequence[str]:
    return [text or ""] if text is None or isinstance(text, str) else text
