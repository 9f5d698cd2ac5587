# Galley's commands. `make run` and `make test` need only Python 3.11+ and set up the rest themselves.
PY := .venv/bin/python

.PHONY: help setup run test lint format i18n chinese exact bench faults input-method pictures package package-test clean
.DEFAULT_GOAL := help

help:           ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup:          ## virtual environment, dependencies, system libraries
	@sh packaging/setup.sh

run: setup      ## open Galley on a copy of the sample site (without a display: a screenshot)
	@$(PY) packaging/demo.py

# The web engine ends its process after some hundred pages: the windows' tests run in processes of their own.
test: setup     ## every test, windows included, without a display
ifdef ARGS
	@$(PY) -m pytest $(ARGS)
else
	@$(PY) -m pytest --ignore=tests/ui
	@$(PY) -m pytest tests/ui/list tests/ui/preview
	@$(PY) -m pytest tests/ui --ignore=tests/ui/list --ignore=tests/ui/preview
endif

lint: setup     ## ruff, pyright and the import rules
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m pyright
	.venv/bin/lint-imports

format: setup   ## let ruff lay out the code
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

exact: setup    ## compare 500 searches of the shared corpus's site with a look through all its texts
	@$(PY) -m pytest -m exact --durations=3 tests/core/library

bench: setup    ## print the figures of every benchmark
	@for f in tests/bench/bench_*.py; do echo "== $$f"; $(PY) $$f || exit 1; done

faults: setup   ## kill 5,000 processes and 20 windows that edit and save, and count lost words
	$(PY) tests/faults/kills.py --kills 5000
	GALLEY_WINDOW_KILLS=20 $(PY) -m pytest -q -rP tests/faults/test_killed_windows.py

input-method: setup ## type a word with ibus and libpinyin on a virtual display, if they are installed
	GALLEY_IBUS=1 $(PY) -m pytest -q -rs tests/faults/test_real_input_method.py

pictures: setup ## take the README's pictures
	$(PY) packaging/pictures.py

i18n: setup     ## collect the texts to translate, and list those without a Chinese one
	$(PY) packaging/i18n.py

chinese: setup  ## make the tables of Chinese characters anew of pypinyin and OpenCC
	$(PY) packaging/chinese.py

package: setup  ## build the installer of this system into dist/
	$(PY) packaging/build.py

package-test: setup ## install the .deb in a clean system, use it, uninstall it (as root)
	$(PY) packaging/linux/package_test.py

clean:          ## remove what the commands made
	rm -rf .venv build dist .pytest_cache .ruff_cache .hypothesis
