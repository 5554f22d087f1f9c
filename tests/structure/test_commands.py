from __future__ import annotations

import os
import re
import subprocess

from tests.structure.project import ROOT

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def test_every_target_says_what_it_does() -> None:
    named = set(" ".join(re.findall(r"^\.PHONY:(.*)$", MAKEFILE, re.MULTILINE)).split())
    assert named == set(re.findall(r"^([\w-]+):", MAKEFILE, re.MULTILINE))
    assert named == set(re.findall(r"^([\w-]+):.*## \S", MAKEFILE, re.MULTILINE))


def test_make_alone_lists_the_targets() -> None:
    make = subprocess.run(["make"], cwd=ROOT, env=_outside_of_make(), capture_output=True, text=True, check=True)
    assert re.search(r"make run +serve", make.stdout)


def test_what_is_tested_before_a_change_is_taken_is_what_the_readme_tells_to_run() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "\nmake test" in script
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "make test" in readme
    assert "make run" in readme


def test_scripts_can_be_executed() -> None:
    scripts = [ROOT / ".ci" / "run", *(ROOT / "setup").glob("*.sh")]
    assert not [script.name for script in scripts if not os.access(script, os.X_OK)]


def _outside_of_make() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in {"MAKEFLAGS", "MFLAGS", "MAKELEVEL"}}
