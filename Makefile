# make run    everything from a fresh clone to the sample corpus in a browser
# make test   everything that the tests need, then all of them
# make format tidy the code        make benchmarks   print the figures        make clean   take out what was built
SHELL := /bin/bash
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/pip --quiet --disable-pip-version-check
VENDOR := search_app/static/vendor

.DEFAULT_GOAL := run
.PHONY: run test setup format benchmarks clean

run: setup
	@$(BIN)/matters ingest corpus/sample/papers
	@$(BIN)/matters serve --port $(PORT)

test: setup $(VENV)/.for-tests
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/pytest

setup: $(VENV)/.for-running $(VENDOR)/matters.css

format: $(VENV)/.for-tests
	@$(BIN)/ruff check --fix-only --quiet .
	@$(BIN)/ruff format .

benchmarks: setup $(VENV)/.for-tests
	@$(BIN)/python tests/benchmarks/ingest.py corpus/sample/papers
	@$(BIN)/python tests/benchmarks/web.py
	@$(BIN)/python tests/benchmarks/search.py --entries 10000
	@$(BIN)/python tests/benchmarks/years.py

clean:
	@rm -rf $(VENV) $(VENDOR) node_modules build *.egg-info .pytest_cache .mypy_cache .ruff_cache

# The stamps keep a second run quick: a step is done again only when what it depends on has changed.
$(VENV)/.for-running: pyproject.toml constraints.txt system-packages.sh
	@./system-packages.sh $(PYTHON)=python3 tesseract=tesseract-ocr pango-view=pango1.0-tools
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || ./system-packages.sh no-such-program=python3-venv
	@[ -x $(BIN)/python ] || $(PYTHON) -m venv $(VENV)
	@$(PIP) install -c constraints.txt -e .
	@touch $@

$(VENV)/.for-tests: $(VENV)/.for-running
	@./system-packages.sh chromium=chromium
	@$(PIP) install -c constraints.txt -e '.[test,sample]'
	@touch $@

# Only the style sheet is served: the pages use no script, and system fonts.
$(VENDOR)/matters.css: package.json $(wildcard search_app/styles/*.scss)
	@./system-packages.sh npm=npm
	@npm install --silent --no-package-lock --omit=optional
	@mkdir -p $(VENDOR)
	@node_modules/.bin/sass --load-path=node_modules --style=compressed --no-source-map search_app/styles/matters.scss $@
