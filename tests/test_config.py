from __future__ import annotations

import stat
import subprocess
import sys
from dataclasses import FrozenInstanceError
from typing import TYPE_CHECKING

import pytest

from wikiapp.config import Config
from wikiapp.database import connect

if TYPE_CHECKING:
    from pathlib import Path

TELL = "from wikiapp.config import Config; print(Config.from_environment().secret_key)"


def test_without_settings_all_is_kept_in_one_folder(tmp_path: Path) -> None:
    config = Config.from_environment({"WIKIAPP_DATA_DIR": str(tmp_path / "a" / "b")})
    assert config.data_dir == tmp_path / "a" / "b"
    assert config.data_dir.is_dir()
    assert config.database_url == f"sqlite:///{tmp_path}/a/b/wiki.db"
    assert config.search_url == f"whoosh:{tmp_path}/a/b/search"
    assert not config.durable


def test_the_folder_is_instance_where_none_is_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert Config.from_environment({}).data_dir == tmp_path / "instance"


def test_every_setting_is_taken_from_the_environment(tmp_path: Path) -> None:
    config = Config.from_environment(
        {
            "WIKIAPP_DATA_DIR": str(tmp_path),
            "WIKIAPP_DATABASE_URL": "postgresql+psycopg://there/wiki",
            "WIKIAPP_SECRET_KEY": "given",
            "WIKIAPP_SITE_NAME": "Messen",
            "WIKIAPP_SITE_ADDRESS": "http://wiki.example:8000/",
            "WIKIAPP_DURABLE": "Yes",
            "WIKIAPP_SEARCH_URL": "postgresql+psycopg://there/search",
        }
    )
    given = ("postgresql+psycopg://there/wiki", "given", "Messen", "http://wiki.example:8000")
    assert config == Config(tmp_path, *given, durable=True, search_url="postgresql+psycopg://there/search")
    assert not (tmp_path / "secret_key").exists()


def test_the_address_of_a_site_is_taken_for_a_safe_one_where_it_does_not_say(tmp_path: Path) -> None:
    for given, address in (("wiki.example/", "https://wiki.example"), ("", "")):
        environment = {"WIKIAPP_DATA_DIR": str(tmp_path), "WIKIAPP_SITE_ADDRESS": given}
        assert Config.from_environment(environment).site_address == address


def test_settings_do_not_change_afterwards(tmp_path: Path) -> None:
    config = Config.from_environment({"WIKIAPP_DATA_DIR": str(tmp_path)})
    with pytest.raises(FrozenInstanceError):
        config.site_name = "Messen"  # type: ignore[misc]  # that is the point


@pytest.mark.parametrize("name", ["med blanke", "hvad?", "#1", "100%25", "a%b", "å&=+"])
def test_the_wiki_may_lie_in_a_folder_of_any_name(tmp_path: Path, name: str) -> None:
    config = Config.from_environment({"WIKIAPP_DATA_DIR": str(tmp_path / name)})
    with connect(config.database_url).engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE tea (id INTEGER)")
    assert (tmp_path / name / "wiki.db").stat().st_size > 0
    assert {path.name for path in tmp_path.iterdir()} == {name}


def test_the_secret_key_is_made_once_and_kept_from_others(tmp_path: Path) -> None:
    first, second = (Config.from_environment({"WIKIAPP_DATA_DIR": str(tmp_path)}) for _ in range(2))
    assert first.secret_key == second.secret_key
    assert len(first.secret_key) >= 40
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]


def test_two_installations_have_two_secret_keys(tmp_path: Path) -> None:
    keys = {Config.from_environment({"WIKIAPP_DATA_DIR": str(tmp_path / name)}).secret_key for name in "ab"}
    assert len(keys) == 2


def test_processes_that_start_at_once_agree_on_one_secret_key(tmp_path: Path) -> None:
    starting = [
        subprocess.Popen(
            [sys.executable, "-c", TELL],
            env={"WIKIAPP_DATA_DIR": str(tmp_path)},
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(4)
    ]
    told = {process.communicate(timeout=60)[0].strip() for process in starting}
    assert told == {(tmp_path / "secret_key").read_text(encoding="ascii")}
