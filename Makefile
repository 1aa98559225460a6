# make notebooks    run the whole series: tables and pages in outputs/
# make lab          open the notebooks in JupyterLab
# make test         style, tests, notebooks against their committed outputs
# make refresh      run the notebooks with their defaults and write what they show
# make compiled     compile what reads articles, into .compiled/ (for large collections; needs a C compiler)
# make clean        remove what the other targets made: outputs/, .venv/, .compiled/, caches
#
# Your own articles:  make notebooks CORPUS=path/to/articles OUT=path/to/results
# Another Python:     make notebooks PYTHON=python3.12

CORPUS ?=
OUT ?= outputs
PYTHON ?=
VENV := .venv
PY := $(VENV)/bin/python
# A module or a notebook stays with one process. In the order they are found in: xdist would begin with those
# of many tests and end with the series, few and long, while the other processes have nothing to do.
PARALLEL := -q -n auto --maxprocesses 4 --dist loadscope --no-loadscope-reorder
# pip compiles one file after the other, this all processors.
PIP_INSTALL := $(PY) -m pip install --quiet --no-compile --disable-pip-version-check \
	--constraint requirements.lock
COMPILE := $(PY) -m compileall -q -j 0 $(VENV)/lib

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help notebooks lab test refresh compiled clean

help:
	@sed -n '/^#/!q; s/^# \{0,1\}//p' Makefile

notebooks: $(VENV)/.installed
	$(PY) -m analysis run $(if $(CORPUS),--corpus "$(CORPUS)") --out "$(OUT)"

lab: $(VENV)/.installed
	$(PY) -m jupyterlab notebooks

refresh: $(VENV)/.installed
	$(PY) .ci/refresh_notebooks.py

compiled: $(VENV)/.installed-compiled
	$(PY) .ci/compiled.py

test: $(VENV)/.installed-test
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m pytest $(PARALLEL)
	$(PY) -m pytest $(PARALLEL) --nbval notebooks

# The stamps say what was installed and where: a new bound or lock installs again, and so does a folder
# that was copied with its .venv, which would go on running the code of the old place.
$(shell test "$$(cat $(VENV)/.installed 2>/dev/null)" = "$(CURDIR)" || \
	rm -f $(VENV)/.made $(VENV)/.installed*)

$(VENV)/.made:
	@python="$(PYTHON)"; \
	for found in python3 python3.14 python3.13 python3.12 python3.11; do \
		test -n "$$python" && break; \
		"$$found" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' \
			2>/dev/null && python="$$found"; \
	done; \
	test -n "$$python" || { echo "Python 3.11 or later with venv is needed." >&2; exit 1; }; \
	echo "$$python -m venv $(VENV)"; "$$python" -m venv $(VENV)
	@touch $@

$(VENV)/.installed: $(VENV)/.made pyproject.toml requirements.lock
	$(PIP_INSTALL) --editable .
	$(COMPILE)
	@echo "$(CURDIR)" > $@

$(VENV)/.installed-test: $(VENV)/.made pyproject.toml requirements.lock
	$(PIP_INSTALL) --editable '.[test,dev]'
	$(COMPILE)
	@echo "$(CURDIR)" > $(VENV)/.installed
	@touch $@

$(VENV)/.installed-compiled: $(VENV)/.made pyproject.toml requirements.lock
	$(PIP_INSTALL) --editable '.[compiled]'
	$(COMPILE)
	@echo "$(CURDIR)" > $(VENV)/.installed
	@touch $@

clean:
	rm -rf outputs $(VENV) .compiled build .pytest_cache .ruff_cache .hypothesis .benchmarks *.egg-info
	find analysis tests notebooks .ci -type d \
		\( -name __pycache__ -o -name .ipynb_checkpoints \) -prune -exec rm -rf {} +
