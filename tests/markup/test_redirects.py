from __future__ import annotations

import pytest

from tests.markup.rendering import html, rendered
from wikiapp.markup import references


@pytest.mark.parametrize(
    "text",
    ["#REDIRECT [[Grøn te]]", "\n \n#omdirigering: [[Grøn_te#Smag]] og mere\n\nRest", "#Redirect[[ Grøn te|x]]"],
)
def test_a_first_line_that_says_so_leads_to_another_title(text: str) -> None:
    assert rendered(text).redirect == references(text).redirect == "Grøn te"
    assert rendered(text).links == frozenset()
    assert '<a href="/wiki/Gr%C3%B8n_te">Grøn te</a>' in html(text)


@pytest.mark.parametrize("text", ["a\n#REDIRECT [[Te]]", "> #REDIRECT [[Te]]", "#REDIRECT Te", "#REDIRECT [[ ]]"])
def test_anything_else_is_a_text_of_its_own(text: str) -> None:
    assert rendered(text).redirect is references(text).redirect is None
