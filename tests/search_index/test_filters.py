from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from search_index import Document, Query

if TYPE_CHECKING:
    from search_index import Index
    from tests.search_index.conftest import Found, Write


def _page(key: str, kind: str, language: str, day: int, **more: object) -> Document:
    created = datetime(2024, 5, day, tzinfo=UTC)
    return Document(key, key, "Om heste.", kind=kind, language=language, created=created, **more)  # type: ignore[arg-type]


@pytest.fixture(autouse=True)
def texts(write: Write) -> None:
    write(
        _page("a", "page", "da", 1, tags=("dyr",), authors=("Ann",)),
        _page("b", "page", "en", 2, tags=("Dyr", "land")),
        _page("c", "post", "da", 3, authors=("Ann", "Ben")),
        _page("d", "post", "fr", 4),
        _page("secret", "page", "da", 5, audience="moderators"),
    )


def test_filters_narrow(found: Found) -> None:
    assert set(found("heste")) == {"a", "b", "c", "d"}
    assert set(found("heste", kinds=("page",))) == {"a", "b"}
    assert set(found("heste", kinds=("page", "post"))) == {"a", "b", "c", "d"}
    assert set(found("heste", languages=("da", "other"))) == {"a", "c", "d"}
    assert set(found("heste", languages=("fr",))) == {"d"}
    assert set(found("heste", tags=("dyr",))) == {"a", "b"}
    assert set(found("heste", tags=("land", "by"))) == {"b"}
    assert set(found("heste", authors=("ben",))) == {"c"}
    assert set(found("heste", after=date(2024, 5, 2), before=date(2024, 5, 4))) == {"b", "c"}
    assert found("heste", kinds=("page",), languages=("fr",)) == []


def test_filters_alone_find_all_that_fits_the_newest_first(found: Found) -> None:
    assert found("", kinds=("page", "post")) == ["d", "c", "b", "a"]
    assert found("", tags=("dyr",)) == ["b", "a"]
    assert found("after:2024-05-03") == ["d", "c"]


def test_an_audience_sees_only_what_is_for_it(found: Found, index: Index) -> None:
    assert found("heste", audiences=("moderators",)) == ["secret"]
    assert len(found("heste", audiences=("", "moderators"))) == 5
    assert index.search(Query("heste")).facets["kind"] == {"page": 2, "post": 2}


def test_facets_count_as_if_they_were_not_chosen_from(index: Index) -> None:
    facets = index.search(Query("heste", kinds=("page",))).facets
    assert facets["kind"] == {"page": 2, "post": 2}
    assert facets["language"] == {"da": 1, "en": 1}
    facets = index.search(Query("heste", kinds=("post",), languages=("da",))).facets
    assert facets["kind"] == {"page": 1, "post": 1}
    assert facets["language"] == {"da": 1, "fr": 1}


def test_moments_are_compared_across_zones(write: Write, found: Found) -> None:
    zone = timezone(timedelta(hours=2))
    write(Document("late", "late", "Om køer.", changed=datetime(2024, 6, 2, 0, 30, tzinfo=zone)))
    assert found("køer", before=date(2024, 6, 2)) == ["late"]
    assert found("køer", after=date(2024, 6, 2)) == []


def test_what_has_no_date_is_found_by_none(write: Write, found: Found) -> None:
    write(Document("never", "never", "Om køer."))
    assert found("køer") == ["never"]
    assert found("køer before:2030") == []
    assert found("køer after:0001") == []
