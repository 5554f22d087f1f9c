from __future__ import annotations

from uuid import UUID

from wikiapp.deriving import SIGNS, code, digest, token

ONE, OTHER = UUID(int=1), UUID(int=2)


def test_a_secret_is_the_same_each_time_and_of_one_key_purpose_fact_and_number() -> None:
    assert token("key", "join", ONE, 1) == token("key", "join", ONE, 1)
    different = {
        token("key", "join", ONE, 1), token("yek", "join", ONE, 1), token("key", "device", ONE, 1),
        token("key", "join", OTHER, 1), token("key", "join", ONE, 2),
    }  # fmt: skip
    assert len(different) == 5


def test_a_code_has_as_many_signs_as_asked_for_none_of_which_looks_like_another() -> None:
    codes = [code("key", "claim", UUID(int=number), 12) for number in range(200)]
    assert {len(each) for each in codes} == {12}
    assert set("".join(codes)) == set(SIGNS)
    assert not set("ILOU") & set(SIGNS)


def test_only_the_hash_of_a_secret_is_kept() -> None:
    assert len(digest("secret")) == 32
    assert b"secret" not in digest("secret")
