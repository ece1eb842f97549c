# make run: everything from a fresh clone to a served sample corpus.   make test: all checks.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000

.PHONY: run test setup lint clean
.DEFAULT_GOAL := run

run: setup
	@$(BIN)/matters ingest corpus/sample/papers
	@$(BIN)/matters serve --port $(PORT)

test: $(VENV)/.test-tools front-end
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/pytest

setup: $(VENV)/.installed front-end

$(VENV)/bin/python:
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml constraints.txt | $(VENV)/bin/python
	@$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/.test-tools: $(VENV)/.installed
	@$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[test,sample]'
	@touch $@

.PHONY: front-end
front-end: search_app/static/vendor/.installed
search_app/static/vendor/.installed: package.json
	@npm install --silent --no-package-lock
	@mkdir -p $(@D) && cp -r node_modules/govuk-frontend/dist/govuk $(@D)/ && touch $@
