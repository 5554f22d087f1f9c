from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from search_index import Query
from tests.search_index.texts import da, en

if TYPE_CHECKING:
    from search_index import Index


@pytest.fixture(autouse=True)
def texts(index: Index) -> None:
    index.write(
        [
            da("Mad", "Rødgrød med fløde, smørrebrød og andet."),
            da("Mere mad", "Rødgrød og smørrebrød, igen."),
            da("Endnu mere", "Smørrebrød og rødgrød til hver dag."),
            da("Renter", "Tidligere fem procent."),
            en("Database", "A transaction is all or nothing."),
        ]
    )


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("rødgrdø", "rødgrød"),
        ("smøbrrebrød", "smørrebrød"),
        ("mad smørebrd", "mad smørrebrød"),
        ("transcation", "transaction"),
        ("trnasaction", "transaction"),
        ("transtction", "transaction"),
        ("transatcion", "transaction"),
        ("transactiom", "transaction"),
        ("transcation -mad title:database", "transaction -mad title:database"),
        ("tidligure", "tidligere"),
        ("prcoent", "procent"),
        ("rødgrød", ""),
        ("hestevogn", ""),
        ("xq", ""),
    ],
)
def test_what_was_meant_is_proposed_where_little_is_found(typed: str, meant: str, index: Index) -> None:
    assert index.search(Query(typed)).did_you_mean == meant


def test_nothing_is_proposed_that_would_find_no_more(index: Index) -> None:
    assert index.search(Query("rødgrdø", kinds=("post",))).did_you_mean == ""
