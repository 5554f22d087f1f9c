#!/bin/sh
# setup/venv.sh LOCKFILE: makes .venv with what that file locks, from the newest Python there is (or PYTHON=...).
# It is over at once when nothing changed, so that every target can begin with it.
set -eu
cd "$(dirname "$0")/.."
lock=$1

main() {
    { works && as_locked && as_asked; } || make_anew
    [ -e ".venv/$lock" ] || install
}

# Not when its Python was removed or upgraded, its folder moved, or the making of it interrupted.
works() {
    .venv/bin/python -c 'import pip' 2>/dev/null && grep -qF "$(pwd -P)/.venv" .venv/pyvenv.cfg
}

# Kept beside the packages is the lock file they came from; a folder of another one would keep what is no longer named.
as_locked() {
    for file in requirements.lock requirements-dev.lock; do
        [ ! -e ".venv/$file" ] || cmp -s "$file" ".venv/$file" || return 1
    done
}

as_asked() {
    [ -z "${PYTHON:-}" ] || [ "$(identity "$PYTHON")" = "$(identity .venv/bin/python)" ]
}

identity() {
    "$1" -c 'import sys; print(sys.base_prefix, sys.version)' 2>/dev/null || echo "no Python: $1"
}

make_anew() {
    python=$(choose able_to_make_venvs || choose new_enough) || refuse_without_python
    able_to_make_venvs "$python" || add_venv_module "$python"
    echo "Making .venv with $("$python" --version) ..."
    "$python" -m venv --clear .venv
}

# Those before the plain names are the versions that every locked package has a wheel for.
choose() {
    if [ -n "${PYTHON:-}" ]; then
        set -- "$1" "$PYTHON"
    else
        set -- "$1" python3.14 python3.13 python3.12 python3.11 python3 python
    fi
    test=$1
    shift
    for name; do
        if "$test" "$name"; then
            echo "$name"
            return
        fi
    done
    return 1
}

new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

able_to_make_venvs() {
    new_enough "$1" && "$1" -c 'import ensurepip, venv' 2>/dev/null
}

refuse_without_python() {
    if [ -n "${PYTHON:-}" ]; then
        say "PYTHON=$PYTHON is no Python 3.11 or newer: name another, or leave it out to have one chosen."
    else
        say "There is no Python 3.11 or newer here: install one, or name one with PYTHON=/its/path."
    fi
    exit 1
}

# Debian and Ubuntu keep this module in a package of its own.
add_venv_module() {
    package=$("$1" -c 'import sys; print("python{}.{}-venv".format(*sys.version_info))')
    if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
        say "$("$1" --version) is here without its venv module: run 'sudo apt-get install $package', then try again."
        exit 1
    fi
    echo "Installing $package ..."
    apt-get -qq update
    DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "$package" >/dev/null 2>&1 ||
        { say "apt-get could not install $package, without which $1 makes no virtual environment."; exit 1; }
}

install() {
    echo "Installing what $lock names ..."
    .venv/bin/python -m pip install -qq --disable-pip-version-check --no-input --require-hashes -r "$lock"
    cp requirements.lock .venv/ # of which every other lock file is a superset
    [ "$lock" = requirements.lock ] || cp "$lock" .venv/
}

say() {
    echo "$*" >&2
}

main
