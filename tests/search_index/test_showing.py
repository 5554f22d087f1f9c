from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from search_index import Query
from tests.search_index.texts import da

if TYPE_CHECKING:
    from search_index import Hit, Index


@pytest.fixture
def hit(index: Index) -> Hit:
    index.write(
        [
            da(
                "Te og andre varme drikke",
                "Om dyr. " * 100 + "Der står noget før. Grøn te er en varm drik, som mange holder af. Og så "
                "noget efter.\n" + "Om planter. " * 100,
            )
        ]
    )
    return index.search(Query("grøn te drikke")).hits[0]


def test_the_words_are_marked_in_the_title(hit: Hit) -> None:
    assert "".join(part.text for part in hit.marked_title) == hit.title
    assert [part.text for part in hit.marked_title if part.marked] == ["Te", "drikke"]


def test_an_excerpt_is_of_whole_sentences_around_the_words(hit: Hit) -> None:
    shown = "".join(part.text for part in hit.excerpt)
    assert "Grøn te er en varm drik, som mange holder af." in shown
    assert [part.text for part in hit.excerpt if part.marked] == ["Grøn", "te", "drik"]
    assert len(shown) < 400
    assert shown.startswith("… ")
    assert shown.endswith(" …")
