# Everything runs from here; paths are relative, so that a folder with spaces in its name works.
# A stamp file remembers what was installed: with fresh stamps no target asks the network for anything.

PYTHON ?= python3
PORT ?= 8501
VENV := .venv
PY := $(VENV)/bin/python
RUNTIME := $(VENV)/.careerdash-runtime
DEVELOPMENT := $(VENV)/.careerdash-development
NEW_ENOUGH := import sys; sys.exit(None if sys.version_info >= (3, 11) else 'careerdash needs Python 3.11 or newer: make PYTHON=python3.12 run')
# an environment that is already there is used as it is
MAKE_VENV := $(PY) -m pip --version >/dev/null 2>&1 || { $(PYTHON) -c "$(NEW_ENOUGH)" && $(PYTHON) -m venv --clear $(VENV); }
PIP := $(PY) -m pip --disable-pip-version-check --quiet install
INSTALL_SELF := $(PIP) --no-deps --no-build-isolation --editable .

# the oldest release of the database engine that files and statements have to work with
OLDEST_ENGINE := 1.5.5
OLDEST := $(VENV)/duckdb-$(OLDEST_ENGINE)

.PHONY: run setup test test-oldest check bench sample reports-look

run: $(RUNTIME)
	@echo "careerdash on http://127.0.0.1:$(PORT)"
	@$(PY) -m streamlit run app.py --server.port $(PORT) --server.headless true

setup: $(DEVELOPMENT)

test: $(DEVELOPMENT)
	@echo "Tests: is a browser there?"
	@sh tests/browser/chromium.sh $(PY)
	@echo "Tests: running"
	@$(PY) -m pytest -n auto --dist loadfile

test-oldest: $(DEVELOPMENT) $(OLDEST)
	@echo "Tests: with duckdb $(OLDEST_ENGINE)"
	@PYTHONPATH="$(CURDIR)/$(OLDEST)" $(PY) -m pytest -n auto --dist loadfile tests/unit/store tests/unit/insights tests/unit/advising tests/unit/care tests/sample tests/store/test_backups.py

check: $(DEVELOPMENT)
	@echo "Check: format"
	@$(PY) -m ruff format --check
	@echo "Check: lint"
	@$(PY) -m ruff check
	@echo "Check: types"
	@$(PY) -m mypy
	@echo "Check: import rules"
	@$(PY) -c "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"

bench: $(DEVELOPMENT)
	@$(PY) -m tests.bench

sample: $(DEVELOPMENT)
	@$(PY) sample_data/make_sample.py

reports-look: $(DEVELOPMENT)
	@$(PY) -m tests.look_at_reports

$(RUNTIME): requirements.txt pyproject.toml
	@echo "Setup: installing what the program needs into $(VENV)"
	@$(MAKE_VENV)
	@$(PIP) --requirement requirements.txt
	@$(INSTALL_SELF)
	@touch $@

$(DEVELOPMENT): requirements-dev.txt requirements.txt pyproject.toml
	@echo "Setup: installing what checks and tests need into $(VENV)"
	@$(MAKE_VENV)
	@$(PIP) --requirement requirements-dev.txt
	@$(INSTALL_SELF)
	@touch $(RUNTIME) $@

$(OLDEST): requirements.txt
	@$(PIP) --target $@ --upgrade --no-deps duckdb==$(OLDEST_ENGINE)
	@touch $@
