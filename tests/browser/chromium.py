"""Which Chromium drives the browser tests; run as a program it installs what they need and isn't there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import click

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
DOWNLOADS = os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or "~/.cache/ms-playwright"
# Playwright's driver is linked against this library, which a small system is without.
LIBRARY = "libatomic1"
MISSING = f"""The browser tests need Chromium and {LIBRARY}, which could not be installed here. Do one of these:
  sudo apt-get install chromium {LIBRARY}                                               (Debian)
  sudo apt-get install {LIBRARY}; .venv/bin/playwright install --with-deps chromium     (Ubuntu and others)
  make test CHROMIUM=/its/path                                               (where it is under another name)"""


def find() -> Path | None:
    """Return the Chromium that CHROMIUM names, else the system's, else one that Playwright downloaded."""
    named = os.environ.get("CHROMIUM")
    candidates = [Path(named)] if named else [*_of_the_system(), *_downloaded()]
    return next((path for path in candidates if _starts(path, "--version")), None)


def _of_the_system() -> list[Path]:
    return [Path(path) for path in map(shutil.which, NAMES) if path]


def _downloaded() -> list[Path]:
    return sorted(Path(DOWNLOADS).expanduser().glob("chromium-*/chrome-linux*/chrome"), reverse=True)


def _starts(*command: str | Path) -> bool:
    # Ubuntu's package is a script that only says where to get the real one, and fails.
    try:
        return subprocess.run(command, capture_output=True, timeout=60, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _complete() -> bool:
    return bool(find()) and _starts(sys.executable, "-m", "playwright", "--version")


def _install() -> None:
    click.echo("Installing Chromium for the browser tests ...")
    is_root = os.geteuid() == 0
    if is_root and shutil.which("apt-get"):
        _run("apt-get", "-qq", "update")
        _run("apt-get", "-qq", "install", "-y", "--no-install-recommends", LIBRARY)
        _run("apt-get", "-qq", "install", "-y", "--no-install-recommends", "chromium")
    if not find():
        _run(sys.executable, "-m", "playwright", "install", *(["--with-deps"] if is_root else []), "chromium")


def _run(*command: str) -> None:
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        click.echo(f"{' '.join(command)}\n{done.stdout}{done.stderr}", err=True)


def main() -> str | None:
    """Install what is missing, and return what a person has to do where that did not work."""
    if not _complete():
        _install()
    return None if _complete() else MISSING


if __name__ == "__main__":
    sys.exit(main())
