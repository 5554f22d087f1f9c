from __future__ import annotations

from itertools import pairwise

import pytest

from wikiapp.people.role import Role


@pytest.mark.parametrize(("less", "more"), list(pairwise(Role)))
def test_each_role_may_do_what_those_before_it_may(less: Role, more: Role) -> None:
    assert more.includes(less)
    assert more.includes(more)
    assert not less.includes(more)
