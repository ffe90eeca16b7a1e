# PYTHON makes the virtual environment; everything else runs inside it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check
ARGS ?=

.PHONY: help run test lint format check fuzz bench docs clean

help: ## say what can be made
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile

run: $(VENV)/.run ## open the reader; ARGS="FILE ..." for another briefing
	@$(BIN)/briefing $(ARGS)

test: $(VENV)/.dev ## run the tests; ARGS="-k NAME" for some of them
	@$(BIN)/python -m pytest $(ARGS)

lint: $(VENV)/.dev ## style, format, types, and who imports whom
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: $(VENV)/.dev ## put the code in its format
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

check: test lint ## all that has to hold before a change goes in

fuzz: $(VENV)/.dev ## try 20,000 broken files; ARGS="--seed 2" for others
	@$(BIN)/python -m tests.fuzz $(ARGS)

bench: $(VENV)/.dev ## measure against other programs, side by side
	@$(BIN)/python -m benchmarks.run $(ARGS)

docs: $(VENV)/.run ## write the pages that are made from the code
	@$(BIN)/python docs/generate.py

clean: ## remove what was made
	rm -rf $(VENV) dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache .fuzz

# A stamp stands for what is installed, so that only a change of pyproject.toml installs again.
$(VENV)/.run: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed: make PYTHON=python3.12 ...")'
	@test -x $(BIN)/python || $(PYTHON) -m venv --clear $(VENV) \
	  || { echo "$(PYTHON) cannot make a virtual environment: install its venv module (Debian: python3-venv)" >&2; exit 1; }
	@echo "Installing into $(VENV) ..." >&2
	@$(PIP) --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.run
	@$(PIP) --editable '.[dev]'
	@touch $@
