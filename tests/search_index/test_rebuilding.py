from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from search_index import IndexBusy, Query, open_index
from tests.search_index.texts import da

if TYPE_CHECKING:
    from search_index import Index
    from tests.search_index.conftest import Found


def test_what_is_built_beside_is_seen_only_in_the_end(index: Index, found: Found) -> None:
    index.write([da("Gammel", "drik")])
    with index.rebuild() as fresh:
        fresh.put([da("Ny", "drik")])
        fresh.put([da("Nyere", "drik")])
        assert found("drik") == ["Gammel"]
    assert sorted(found("drik")) == ["Ny", "Nyere"]
    assert index.count() == 2


def test_what_is_written_meanwhile_is_in_the_new_one(index: Index, search_url: str, found: Found) -> None:
    other = open_index(search_url)
    index.write([da("Te", "gammel"), da("Kaffe", "gammel"), da("Kage", "gammel")])
    with index.rebuild() as fresh:
        other.write([da("Te", "ny", tags=("x",)), da("Vand", "ny")], remove=["Kaffe"])
        fresh.put([da("Te", "gammel"), da("Kaffe", "gammel"), da("Kage", "gammel")])
    assert found("gammel") == ["Kage"]
    assert sorted(found("ny")) == ["Te", "Vand"]
    assert found("tag:x") == ["Te"]
    other.close()


def test_a_rebuild_that_fails_leaves_all_as_it_was(index: Index, found: Found) -> None:
    index.write([da("Te", "drik")])
    with pytest.raises(ZeroDivisionError):
        _rebuild_and_fail(index)
    assert found("drik") == ["Te"]
    with index.rebuild() as fresh:
        fresh.put([da("Kaffe", "drik")])
    assert found("drik") == ["Kaffe"]


def _rebuild_and_fail(index: Index) -> None:
    with index.rebuild() as fresh:
        fresh.put([da("Kaffe", "drik")])
        raise ZeroDivisionError


def test_only_one_rebuilds(index: Index, search_url: str) -> None:
    other = open_index(search_url)
    with index.rebuild():
        with pytest.raises(IndexBusy), other.rebuild():
            pass
        other.write([da("Te")])
    with other.rebuild() as fresh:
        fresh.put([da("Te")])
    assert index.count() == 1
    other.close()


def test_a_key_that_is_put_twice_is_one_document(index: Index, found: Found) -> None:
    with index.rebuild() as fresh:
        fresh.put([da("Te", "varm"), da("Kaffe", "varm")])
        fresh.put([da("Te", "kold")])
    assert found("varm") == ["Kaffe"]
    assert found("kold") == ["Te"]
    assert index.count() == 2


def test_searching_goes_on_while_others_write_and_rebuild(index: Index, search_url: str) -> None:
    index.write([da("Te", "drik")])
    stop = threading.Event()

    def fewest_found() -> int:
        mine, fewest = open_index(search_url), 1
        while not stop.is_set():
            fewest = min(fewest, mine.search(Query("drik")).total)
        mine.close()
        return fewest

    with ThreadPoolExecutor() as threads:
        searching = [threads.submit(fewest_found) for _ in range(2)]
        for number in range(4):
            index.write([da(f"Side {number}", "drik")])
            with index.rebuild() as fresh:
                fresh.put([da("Te", "drik"), *(da(f"Side {each}", "drik") for each in range(number + 1))])
        stop.set()
    assert [each.result() for each in searching] == [1, 1]
    assert index.search(Query("drik")).total == 5
