# `make demo` and `make test` do all their own set-up; see README.md.
PYTHON ?= python3.11
COURSE ?= .
VENV := .venv
BIN := $(VENV)/bin
OLDEST := .venv-oldest-numpy

.PHONY: demo test environments lab release lint clean

demo: $(VENV)/.installed
	$(BIN)/python -m demo

test:
	$(MAKE) --no-print-directory --jobs=2 environments
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	CHECK_SEEDS=1 $(OLDEST)/bin/python -m pytest -q -n auto --dist loadgroup tests/course tests/checks course --ignore-glob 'tests/course/test_against_*.py' --ignore tests/checks/test_honesty.py -k 'not message and not mistake and not survive'
	$(BIN)/python -m pytest -q -n auto --dist loadgroup

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
