#!/bin/sh
# Set up the checkout: a virtual environment, the dependencies, and the system libraries Qt needs.
# Run it as often as you like; it does only what is missing.
set -eu
cd "$(dirname "$0")/.."

find_python() {
    for name in python3.13 python3.12 python3.11 python3 python; do
        if command -v "$name" >/dev/null 2>&1 &&
            "$name" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' 2>/dev/null; then
            echo "$name"
            return
        fi
    done
    echo "Galley needs Python 3.11 or newer, and none was found. On Debian or Ubuntu: apt-get install python3 python3-venv" >&2
    exit 1
}

if [ "$(uname -s)" = Linux ]; then
    sh packaging/linux/libraries.sh
fi

if [ ! -x .venv/bin/python ]; then
    python=$(find_python)
    echo "Setting up .venv with $("$python" --version) ..."
    "$python" -m venv .venv || {
        rm -rf .venv
        echo "The virtual environment could not be made. On Debian or Ubuntu: apt-get install python3-venv" >&2
        exit 1
    }
fi

# The stamp holds what was installed for; it is renewed when pyproject.toml changes.
stamp=.venv/installed
if ! cmp -s pyproject.toml "$stamp"; then
    echo "Installing the dependencies (Qt is large: this takes some minutes the first time) ..."
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
    cp pyproject.toml "$stamp"
fi
