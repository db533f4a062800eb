# Every target but `pictures` and `report` prepares what it needs: python3, make and git are enough.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
LOCK := --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --custom-compile-command "make lock"

.PHONY: run serve test chaos fuzz bench lint format hooks lock pictures report image clean

run: $(VENV)/.runtime
	@$(BIN)/waymark demo
	@$(BIN)/waymark chat --lead

serve: $(VENV)/.runtime
	@$(BIN)/waymark serve

test: $(VENV)/.dev
	$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile

# The long tests at their whole size: a quarter of 4,000 people, 25 kills while invitations go out, and 100 while
# people answer. About a quarter of an hour.
chaos: $(VENV)/.dev
	WAYMARK_TESTS=whole $(BIN)/python -m pytest tests/journeys/test_quarter.py tests/journeys/test_killed_replicas.py \
		tests/journeys/test_killed_while_answering.py

# Fifty times as many damaged payloads, files and settings as in `make test`, and others each time. About ten minutes.
fuzz: $(VENV)/.dev
	WAYMARK_TESTS=whole $(BIN)/python -m pytest tests/fuzz --timeout 3600 --numprocesses auto

# About ten minutes. WHOLE=--whole measures summaries among ten million answers, which takes five more.
bench: $(VENV)/.dev
	$(BIN)/python -m bench.turns
	$(BIN)/python -m bench.chat --page
	$(BIN)/python -m bench.nudges
	$(BIN)/python -m bench.summaries $(WHOLE)

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/hadolint Dockerfile

format: $(VENV)/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

hooks: $(VENV)/.dev
	$(BIN)/pre-commit install

# Needs node, npm and chromium.
pictures: $(VENV)/.dev
	docs/render/run

# Checks the HTML report with axe-core. Needs node, npm and chromium.
report: $(VENV)/.dev
	docs/report/run

# Does what the image does, without Docker: some minutes. As root it needs a Python that every user can reach.
image:
	$(PYTHON) docs/image/check.py

lock: $(VENV)/.dev
	$(BIN)/uv pip compile $(LOCK) pyproject.toml --group build -o requirements/runtime.txt
	$(BIN)/uv pip compile $(LOCK) pyproject.toml --group build --group dev -c requirements/runtime.txt -o requirements/dev.txt

clean:
	rm -rf $(VENV)

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(0 if (3, 11) <= sys.version_info[:2] <= (3, 13) else "Waymark needs Python 3.11, 3.12 or 3.13; %s is %s. Set one with: make PYTHON=python3.12" % (sys.executable, sys.version.split()[0]))'
	@echo "Preparing the environment in $(VENV) (once)" >&2
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: requirements/runtime.txt pyproject.toml | $(VENV)/bin/python
	@$(PIP) install --require-hashes -r requirements/runtime.txt
	@$(PIP) install --no-build-isolation --no-deps --editable .
	@touch $@

$(VENV)/.dev: requirements/dev.txt pyproject.toml | $(VENV)/bin/python
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@$(PIP) install --no-build-isolation --no-deps --editable .
	@touch $@ $(VENV)/.runtime
