#!/usr/bin/env bash
# Recompile requirements/*.txt from pyproject.toml: exact versions with hashes, and no address inside.
# Needs uv (a maker's tool, not a dependency of the product). Pass --upgrade to take newer releases.
set -euo pipefail
cd "$(dirname "$0")/.."
compile() {
    uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-emit-find-links --no-annotate --quiet \
        --custom-compile-command "scripts/lock.sh" "$@"
}
compile --output-file requirements/run.txt "${@}"
compile --extra test --constraint requirements/run.txt --output-file requirements/test.txt "${@}"
compile --extra test --extra mutants --constraint requirements/test.txt --output-file requirements/mutants.txt "${@}"
