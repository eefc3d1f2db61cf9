PYTHON ?= python3
BIN := .venv/bin

.PHONY: report test browser lab lint fit clean
.DEFAULT_GOAL := report

report: .venv/ready ## the report on the shipped corpus
	@$(BIN)/workbench report trump-putin-2018

test: .venv/ready ## the tests
	@$(BIN)/python -m pytest

browser: .venv/ready ## what the tests of the pages need: Chromium, Playwright, axe-core; skipped without
	@.ci/browser .venv

lab: .venv/ready ## JupyterLab on the notebooks
	@$(BIN)/jupyter lab notebooks

lint: .venv/ready ## ruff and mypy
	@$(BIN)/ruff check . && $(BIN)/mypy

DATA ?= ../shared
fit: .venv/ready ## a fitted file made again: NAME=loss DATA=../shared [KEEP=1]
	@$(BIN)/python training/fit.py $(NAME) --data $(DATA) $(if $(KEEP),--keep)

clean: ## remove the environment and the reports made
	@rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis *.egg-info build reports/*/ reports/index.html

# torch goes first and by its exact version, so that nothing pulls another build of it.
.venv/ready: pyproject.toml constraints.txt
	@echo "Setting up .venv (once; about 1 GB of packages) ..."
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info[:2] == (3, 11) else "The workbench is pinned for Python 3.11, and $(PYTHON) is " + sys.version.split()[0] + ": run make PYTHON=python3.11")'
	@$(PYTHON) -m venv .venv && $(BIN)/pip install -q --disable-pip-version-check -c constraints.txt torch && $(BIN)/pip install -q --disable-pip-version-check -c constraints.txt -e '.[lab,test]'
	@touch $@
