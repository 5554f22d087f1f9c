from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

from tests.structure.project import ROOT


def test_imports_go_one_way() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    lint = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert lint.returncode == 0, lint.stdout + lint.stderr


def test_what_is_tested_is_what_runs() -> None:
    running, testing = _locked("requirements.lock"), _locked("requirements-dev.lock")
    assert running.items() <= testing.items()


def test_every_dependency_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert _names(project["project"]["dependencies"]) <= _locked("requirements.lock").keys()
    assert _names(project["dependency-groups"]["dev"]) <= _locked("requirements-dev.lock").keys()


def _locked(lock: str) -> dict[str, str]:
    text = (ROOT / lock).read_text(encoding="utf-8")
    return dict(re.findall(r"^([\w.-]+)(?:\[[\w,-]+\])?==([^\s;\\]+)", text, re.MULTILINE))


def _names(requirements: list[str]) -> set[str]:
    return {re.split(r"[^\w.-]", requirement)[0].lower() for requirement in requirements}
