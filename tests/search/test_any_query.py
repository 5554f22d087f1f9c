"""No search whatever is answered by an error."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.markup.shared_data import shared_json

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask
    from flask.testing import FlaskClient

    from tests.browsing import Visitor

SIGNS = st.text(alphabet="abæø \"'-:*?()[]{}|&!^~\\/.,+<>=%\x00\u0301\u200b", max_size=40)
OPERATORS = st.sampled_from(
    ["title:", "tag:", "by:", "language:", "before:", "after:", "-", '"', " ", "te", "2026-13-45"]
)
WORDS = st.one_of(st.text(max_size=60), SIGNS, st.lists(OPERATORS, max_size=8).map("".join))


@pytest.fixture
def client(app: Flask, writer: Visitor, level: Callable[[], None]) -> FlaskClient:
    writer.save("Te", "Te er godt, siger Ann den 2026-09-01.\n")
    level()
    return app.test_client()


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=WORDS, past=st.booleans(), other=st.dictionaries(
    st.sampled_from(["kind", "language", "since", "order", "page", "in", "q"]), WORDS, max_size=3
))  # fmt: skip
@example(words="te " * 400, past=False, other={"page": "9" * 30})
@example(words="*", past=True, other={"page": "-1", "language": "other"})
def test_every_search_is_answered(client: FlaskClient, words: str, past: bool, other: dict[str, str]) -> None:
    query = {"q": words, **({"in": "history"} if past else {}), **other}
    for path in ("/search", "/search/suggest"):
        answer = client.get(path, query_string={name: _sendable(value) for name, value in query.items()})
        assert answer.status_code == 200, answer.text


def test_naughty_strings_are_answered(client: FlaskClient) -> None:
    for words in shared_json("xss/blns.json"):
        for path, where in (("/search", "now"), ("/search", "history"), ("/search/suggest", "")):
            answer = client.get(path, query_string={"q": _sendable(words), "in": where})
            assert answer.status_code == 200, words


@pytest.mark.parametrize("query", ["q=%ff%fe", "q=%ed%a0%80", "q=a%00b", "q", "=", "q=te&q=kaffe", "page=%31"])
def test_even_what_is_no_text_at_all_is_answered(client: FlaskClient, query: str) -> None:
    for path in ("/search", "/search/suggest"):
        assert client.get(f"{path}?{query}").status_code == 200


def _sendable(words: str) -> str:
    return words.encode("utf-8", "replace").decode()
