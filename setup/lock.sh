#!/bin/sh
# Chooses every dependency's version and hash from pyproject.toml; arguments go to uv (--upgrade, --upgrade-package NAME).
set -eu
cd "$(dirname "$0")/.."

lock() {
    uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate "$@"
}

command -v uv >/dev/null || { echo "uv is needed to lock dependencies: 'pipx install uv' is one way." >&2; exit 1; }
lock "$@" pyproject.toml --output-file requirements.lock
lock "$@" --group dev --extra postgres --constraint requirements.lock pyproject.toml --output-file requirements-dev.lock
