# Every target but `pictures` and `report` prepares what it needs: python3, make and git are enough.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
LOCK := --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --custom-compile-command "make lock"

.PHONY: run serve test chaos fuzz bench lint format hooks lock audit pictures report image clean

run: $(VENV)/.runtime
	@$(BIN)/waymark demo
	@$(BIN)/waymark chat --lead

serve: $(VENV)/.runtime
	@$(BIN)/waymark serve

test: $(VENV)/.dev
	$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile

# The long tests at their whole size: a quarter of 4,000 people, 25 kills while invitations go out, 100 while people
# answer, faults of databases, disks, platforms and clocks, restarts, and hostile requests. About half an hour.
chaos: $(VENV)/.dev
	WAYMARK_TESTS=whole $(BIN)/python -m pytest tests/journeys/test_quarter.py tests/journeys/test_killed_replicas.py \
		tests/journeys/test_killed_while_answering.py
	WAYMARK_TESTS=whole $(BIN)/python -m pytest tests/journeys/test_database_faults.py tests/journeys/test_disk_faults.py
	WAYMARK_TESTS=whole $(BIN)/python -m pytest tests/journeys/test_rolling_restart.py \
		tests/journeys/test_platform_faults.py tests/journeys/test_clock_set_back.py
	WAYMARK_TESTS=whole $(BIN)/python -m pytest tests/bot/test_hostile.py tests/bot/test_listening.py \
		tests/bot/test_edited_buttons.py
	$(BIN)/python -m pytest tests/fuzz

# Twenty times as many damaged payloads, files and settings as in `make test`, and others each time: about ten minutes.
# Then FUZZ_SECONDS (60) for each way in, looking for branches not reached yet; that needs Linux on x86-64.
fuzz: $(VENV)/.dev
	WAYMARK_TESTS=whole $(BIN)/python -m pytest tests/fuzz --timeout 3600 --numprocesses auto
	@$(PIP) install --require-hashes -r requirements/fuzz.txt
	$(BIN)/python -m tests.fuzz.guided

# About forty minutes. WHOLE=--whole measures summaries and turns among ten million answers, and memory over 100,000
# turns, which takes twenty more and 20 GB in the temporary folder.
bench: $(VENV)/.dev
	$(BIN)/python -m bench.turns --page
	$(BIN)/python -m bench.chat --page
	$(BIN)/python -m bench.nudges --page
	$(BIN)/python -m bench.summaries --page $(WHOLE)
	$(BIN)/python -m bench.acks --page
	$(BIN)/python -m bench.size --page $(WHOLE)
	$(BIN)/python -m bench.replicas --page
	$(BIN)/python -m bench.growth --page $(WHOLE)

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

# Looks for published weaknesses of all that is locked; ends with an error where no source can be reached.
audit: $(VENV)/audit/.ready
	@$(BIN)/python docs/audit/check.py $(VENV)/audit/bin/pip-audit $(wildcard requirements/*.txt)

lock: $(VENV)/.dev
	$(BIN)/uv pip compile $(LOCK) pyproject.toml --group build -o requirements/runtime.txt
	$(BIN)/uv pip compile $(LOCK) pyproject.toml --group build --group dev -c requirements/runtime.txt -o requirements/dev.txt
	$(BIN)/uv pip compile $(LOCK) --group audit -o requirements/audit.txt
	$(BIN)/uv pip compile $(LOCK) --group fuzz -c requirements/dev.txt -o requirements/fuzz.txt

clean:
	rm -rf $(VENV)

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(0 if (3, 11) <= sys.version_info[:2] <= (3, 13) else "Waymark needs Python 3.11, 3.12 or 3.13; %s is %s. Set one with: make PYTHON=python3.12" % (sys.executable, sys.version.split()[0]))'
	@echo "Preparing the environment in $(VENV) (once)" >&2
	@$(PYTHON) -m venv $(VENV)

$(VENV)/audit/.ready: requirements/audit.txt | $(VENV)/bin/python
	@$(BIN)/python -m venv $(VENV)/audit
	@$(VENV)/audit/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes -r requirements/audit.txt
	@touch $@

$(VENV)/.runtime: requirements/runtime.txt pyproject.toml | $(VENV)/bin/python
	@$(PIP) install --require-hashes -r requirements/runtime.txt
	@$(PIP) install --no-build-isolation --no-deps --editable .
	@touch $@

$(VENV)/.dev: requirements/dev.txt pyproject.toml | $(VENV)/bin/python
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@$(PIP) install --no-build-isolation --no-deps --editable .
	@touch $@ $(VENV)/.runtime
