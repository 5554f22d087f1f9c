from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from search_index import Document, NeedsRebuilding, Query, UnknownEngine, open_index
from tests.search_index.texts import da

if TYPE_CHECKING:
    from search_index import Index
    from tests.search_index.conftest import Found, Write


def test_a_hit_gives_back_what_was_put(index: Index) -> None:
    moment = datetime(2024, 5, 17, 12, 30, 1, 5, tzinfo=UTC)
    document = Document(
        key="æ/1\n\0", title="Te  & <b>", text="Te er godt.", kind="page", language="da", tags=("drik", "C++"),
        authors=("Ann",), created=moment, changed=moment, version="7", extra={"path": "/te", "n": "1"},
    )  # fmt: skip
    index.write([document])
    (hit,) = index.search(Query("te")).hits
    for name in ("key", "title", "kind", "language", "tags", "authors", "created", "changed", "version", "extra"):
        assert getattr(hit, name) == getattr(document, name)
    assert hit.score > 0


def test_the_same_key_is_the_same_document(index: Index, found: Found) -> None:
    index.write([da("Te", "En varm drik.", key="1"), da("Kaffe", "Noget andet.", key="2")])
    index.write([da("Tea", "En kold drik.", key="1")])
    assert found("varm") == []
    assert found("kold") == ["Tea"]
    assert index.count() == 2


def test_of_several_with_one_key_the_last_is_kept(index: Index, found: Found) -> None:
    index.write([da("Te", "drik", key="1"), da("Kaffe", "drik", key="1")])
    assert found("drik") == ["Kaffe"]
    assert index.count() == 1


def test_what_is_removed_is_found_no_more(index: Index, found: Found) -> None:
    index.write([da("Te", "drik"), da("Kaffe", "drik")])
    index.write(remove=["Te", "unknown"])
    assert found("drik") == ["Kaffe"]
    assert index.suggest("te") == []
    assert list(index.versions()) == [("Kaffe", "")]


def test_putting_and_removing_go_together(index: Index, found: Found) -> None:
    index.write([da("Te", "drik")])
    index.write([da("Kaffe", "drik")], remove=["Te", "Kaffe"])
    assert found("drik") == ["Kaffe"]


def test_versions_can_be_compared_with_a_store(index: Index) -> None:
    index.write([da(f"Side {number}", version=str(number)) for number in range(5)])
    index.write([da("Side 3", version="7")], remove=["Side 4"])
    assert dict(index.versions()) == {"Side 0": "0", "Side 1": "1", "Side 2": "2", "Side 3": "7"}


def test_writing_nothing_is_no_error(index: Index) -> None:
    index.write()
    index.write([], remove=["nothing"])
    assert index.count() == 0


def test_another_process_sees_what_was_written(index: Index, search_url: str) -> None:
    other = open_index(search_url)
    assert other.count() == 0
    index.write([da("Te", "drik")])
    assert [hit.title for hit in other.search(Query("drik")).hits] == ["Te"]
    other.write([da("Kaffe", "drik")])
    assert index.search(Query("drik")).total == 2
    other.close()


def test_collections_know_nothing_of_each_other(index: Index, search_url: str) -> None:
    history = open_index(search_url, "history")
    assert history.trouble == "missing"
    with history.rebuild() as fresh:
        fresh.put([da("Gammel te", "drik")])
    index.write([da("Te", "drik")])
    assert [hit.title for hit in history.search(Query("drik")).hits] == ["Gammel te"]
    assert [hit.title for hit in index.search(Query("drik")).hits] == ["Te"]
    history.close()


def test_many_small_writes_lose_nothing(index: Index, found: Found) -> None:
    for number in range(30):
        index.write([da(f"Side {number}", f"drik nummer{number}")], remove=[f"Side {number - 20}"])
    assert index.count() == 20
    assert found("nummer29") == ["Side 29"]
    assert found("nummer3") == []
    index.optimise()
    assert index.count() == 20
    assert sorted(found("drik", limit=50)) == sorted(f"Side {number}" for number in range(10, 30))


def test_optimising_an_empty_index_is_no_error(index: Index) -> None:
    index.optimise()
    assert index.count() == 0


def test_what_is_closed_opens_again(index: Index, write: Write, found: Found) -> None:
    write(da("Te", "drik"))
    index.close()
    assert found("drik") == ["Te"]


def test_the_first_position_that_cannot_be_told_apart_is_still_found(write: Write, found: Found) -> None:
    write(da("Lang", "ord " * 70_000 + "hestevogn til sidst"))
    assert found("hestevogn") == ["Lang"]


def test_a_page_of_odd_strings_is_kept(write: Write, found: Found, index: Index) -> None:
    odd = "\ud800 \0 \uffff 😀 \u202e\n\n"
    write(Document(key=odd, title=odd + "te", text=odd + "hestevogn", kind=odd, language=odd, tags=(odd, ""),
                   authors=(odd,), audience="", version=odd, extra={odd: odd}))  # fmt: skip
    (hit,) = index.search(Query("hestevogn")).hits
    assert hit.key == odd
    assert hit.extra == {odd: odd}
    assert list(index.versions()) == [(odd, odd)]
    write(Document(key="empty", title="", text=""))
    index.write(remove=[odd, "empty"])
    assert index.count() == 0


def test_an_index_that_was_never_built_says_so(unbuilt: Index) -> None:
    assert unbuilt.trouble == "missing"
    for ask in (
        lambda: unbuilt.search(Query("te")), lambda: unbuilt.suggest("te"), unbuilt.count,
        lambda: list(unbuilt.versions()), lambda: unbuilt.write([da("Te")]), unbuilt.optimise,
    ):  # fmt: skip
        with pytest.raises(NeedsRebuilding) as needs:
            ask()
        assert needs.value.trouble == "missing"


@pytest.mark.parametrize("url", ["", "whoosh:", "elasticsearch:x", "sqlite:///x", "/tmp/x"])
def test_an_engine_that_there_is_not_is_refused(url: str) -> None:
    with pytest.raises(UnknownEngine):
        open_index(url)
