from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.serving import serving

ROOT = Path(__file__).parent.parent.parent
# What is in the package, and what is beside it in a checkout.
FOLDERS = ("wikiapp/static", "wikiapp/translations", "wikiapp/demo", "wikiapp/migrations", "wikiapp/templates")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    _run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel among nothing but what running needs, far from the checkout."""
    folder = tmp_path_factory.mktemp("installed")
    _run(sys.executable, "-m", "venv", "--without-pip", folder)
    pip = (sys.executable, "-m", "pip", "--python", folder / "bin" / "python", "install", "-qq", "--no-compile")
    _run(*pip, "--require-hashes", "-r", ROOT / "requirements.lock")
    _run(*pip, "--no-deps", wheel)
    return folder


def test_the_wheel_holds_every_file_that_the_checkout_runs_with(wheel: Path) -> None:
    packed = set(zipfile.ZipFile(wheel).namelist())
    assert {name for folder in FOLDERS for name in _files_of(folder)} <= packed
    assert not [name for name in packed if name.startswith(("tests/", "bench/", "templates/", "migrations/"))]


def test_an_installed_wiki_is_served_from_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    with serving(
        installed / "bin" / "wikiapp", "serve", "--demo", folder=tmp_path / "data", cwd=tmp_path
    ) as address:
        for path in ("/", "/changes"):
            with urlopen(address + path) as page:
                assert b"<main" in page.read()


def _files_of(folder: str) -> list[str]:
    source = ROOT / folder if (ROOT / folder).is_dir() else ROOT / Path(folder).name
    files = [path for path in source.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    assert files, f"{folder} is empty"
    return [f"{folder}/{path.relative_to(source).as_posix()}" for path in files]


def _run(*command: str | Path) -> None:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
