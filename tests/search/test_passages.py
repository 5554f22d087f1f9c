from __future__ import annotations

from wikiapp.search.passages import LONG, Passage, content_of, passages


def test_a_paragraph_is_a_passage_and_so_is_the_title() -> None:
    found = passages("Te", "Te er\ngodt.\n\n\n## Sorter\n\nGrøn.\n")
    assert {passage.words for passage in found if not passage.is_title} == {"Te er\ngodt.", "## Sorter", "Grøn."}
    assert Passage("Te", is_title=True) in found


def test_items_and_rows_and_the_lines_of_a_long_block_are_passages_of_their_own() -> None:
    long = ["ord " * LONG, "flere ord"]
    text = "- en\n- to\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n" + "\n".join(long)
    words = {passage.words for passage in passages("Te", text) if not passage.is_title}
    assert words == {"- en", "- to", "| a | b |", "| - | - |", "| 1 | 2 |", *(line.strip() for line in long)}


def test_the_key_tells_content_and_words_and_title_apart() -> None:
    keys = {Passage("Te").key(7), Passage("Te").key(8), Passage("te").key(7), Passage("Te", is_title=True).key(7)}
    assert len(keys) == 4
    assert {content_of(key) for key in keys} == {7, 8}
