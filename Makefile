# `make demo` and `make test` do all their own set-up; see README.md. What may be said beside them:
# PYTHON=python3.12 takes another Python than scripts/find-python would (after `make clean`);
# COURSE=DIR lets `make lab` open another folder with an nbgrader_config.py.
COURSE ?= .
VENV := .venv
BIN := $(VENV)/bin
OLDEST := .venv-oldest-numpy
PARALLEL := -q -n auto --dist loadgroup --no-loadscope-reorder  # in the order of tests/conftest.py

.PHONY: demo test quick environments environments-small lab release lint zips clean

demo: $(VENV)/.installed
	$(BIN)/python -m demo

test:
	$(MAKE) --no-print-directory --jobs=2 environments
	$(MAKE) --no-print-directory lint
	$(OLDEST)/bin/python -m pytest $(PARALLEL) -m numpy tests/course tests/checks course --ignore-glob '*_against_*.py'
	$(BIN)/python -m pytest $(PARALLEL)

quick: $(VENV)/.installed-small lint
	$(BIN)/python -m pytest $(PARALLEL) -m 'not slow and not nbgrader and not browser'

lint: $(VENV)/.installed-small
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

environments: $(VENV)/.installed-dev $(OLDEST)/.installed

# without torch, which is larger than all the rest; the comparisons with it are skipped
environments-small: $(VENV)/.installed-small $(OLDEST)/.installed

lab: $(VENV)/.installed
	cd $(COURSE) && $(abspath $(BIN))/jupyter lab $(if $(filter 0,$(shell id -u)),--allow-root)

release: $(VENV)/.installed
	$(BIN)/python -m autograder release

# what students download: one file for each assignment
zips:
	rm -rf zips && mkdir zips
	cd release && for name in */; do \
	    "$$(../scripts/find-python)" -m zipfile -c "../zips/$${name%/}.zip" "$$name" || exit; \
	done

# An environment that works is kept: another Python in its place would mix two.
define make-environment
	$(1)/bin/python -c '' 2>/dev/null || { python="$$(scripts/find-python)" && "$$python" -m venv $(1); }
endef

# The project itself is installed too, so that notebooks find it from any folder.
$(VENV)/.installed: requirements.txt
	$(call make-environment,$(VENV))
	$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(VENV)/.installed-dev: requirements-dev.txt $(VENV)/.installed
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@

$(VENV)/.installed-small: requirements-dev.txt $(VENV)/.installed
	grep -v '^torch\|^-r' requirements-dev.txt | $(BIN)/pip install --quiet --disable-pip-version-check -r /dev/stdin
	touch $@

$(OLDEST)/.installed: requirements-oldest.txt
	$(call make-environment,$(OLDEST))
	$(OLDEST)/bin/pip install --quiet --disable-pip-version-check -r requirements-oldest.txt
	touch $@

clean:
	rm -rf $(VENV) $(OLDEST) demo/run build zips *.egg-info
