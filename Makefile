# `make demo` and `make test` do all their own set-up; see README.md.
PYTHON ?= python3.11
COURSE ?= .
VENV := .venv
BIN := $(VENV)/bin
OLDEST := .venv-oldest-numpy
PARALLEL := -q -n auto --dist loadgroup --no-loadscope-reorder  # in the order of tests/conftest.py

.PHONY: demo test quick environments lab release lint clean

demo: $(VENV)/.installed
	$(BIN)/python -m demo

test:
	$(MAKE) --no-print-directory --jobs=2 environments
	$(MAKE) --no-print-directory lint
	$(OLDEST)/bin/python -m pytest $(PARALLEL) -m numpy tests/course tests/checks course --ignore-glob '*_against_*.py'
	$(BIN)/python -m pytest $(PARALLEL)

quick: $(VENV)/.installed-dev lint
	$(BIN)/python -m pytest $(PARALLEL) -m 'not slow and not nbgrader and not browser'

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

environments: $(VENV)/.installed-dev $(OLDEST)/.installed

lab: $(VENV)/.installed
	$(BIN)/python -m autograder release
	cd $(COURSE) && $(abspath $(BIN))/jupyter lab $(if $(filter 0,$(shell id -u)),--allow-root)

release: $(VENV)/.installed
	$(BIN)/python -m autograder release

$(VENV)/.installed: requirements.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

$(VENV)/.installed-dev: requirements-dev.txt $(VENV)/.installed
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@

$(OLDEST)/.installed: requirements-oldest.txt
	$(PYTHON) -m venv $(OLDEST)
	$(OLDEST)/bin/pip install --quiet --disable-pip-version-check -r requirements-oldest.txt
	touch $@

clean:
	rm -rf $(VENV) $(OLDEST) demo/run
