from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from wikiapp.search.turn import turn

if TYPE_CHECKING:
    from wikiapp.database import Database

HOLD = """
import sys, time
from wikiapp.database import connect
from wikiapp.search.turn import turn
with turn(connect(sys.argv[1]), "current") as ours:
    print(ours, flush=True)
    time.sleep(60)
"""


@pytest.fixture
def database(on_each_engine: Database) -> Database:
    return on_each_engine


def test_it_is_one_writers_turn_at_a_time_for_each_collection(database: Database) -> None:
    with turn(database, "current") as first, turn(database, "current") as second, turn(database, "past") as other:
        assert (first, second, other) == (True, False, True)
    with turn(database, "current") as again:
        assert again


def test_whoever_dies_lets_go_of_it(database: Database) -> None:
    url = database.engine.url.render_as_string(hide_password=False)
    holder = subprocess.Popen([sys.executable, "-c", HOLD, url], stdout=subprocess.PIPE, text=True)
    assert holder.stdout
    with holder.stdout as said:
        assert said.readline() == "True\n"
        with turn(database, "current") as ours:
            assert not ours
        holder.kill()
        holder.wait()
    for _ in range(100):  # a server needs a moment to notice
        with turn(database, "current") as ours:
            if ours:
                return
    pytest.fail("the dead still hold it")
