# Each target sets itself up: Python >= 3.11 with venv is all it needs.
.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

help: ## Show the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-14s %s\n", $$1, $$2}'

$(READY): requirements.lock pyproject.toml
	@echo "Preparo l'ambiente (solo la prima volta) ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	@PYTHONWARNINGS=ignore $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(READY)

demo serve: export TRAGUARDO_DATABASE ?= sqlite:///var/demo.sqlite3
demo: $(READY) ## Main job on the bundled bodies, files in demo/, then the site (SERVE=0 stops before it)
	@$(BIN)/traguardo demo $(if $(filter 0,$(SERVE)),--no-serve)

serve: $(READY) ## The web site on the demo data
	@$(BIN)/traguardo serve

test: $(READY) ## The whole suite, on SQLite and then on a real PostgreSQL
	@$(BIN)/pytest -n 2 --dist worksteal
	@$(MAKE) --no-print-directory test-postgres

test-postgres: $(READY) ## The suite on PostgreSQL (comes as a wheel, no server needed)
	@$(BIN)/pytest -n 2 --dist worksteal --postgres

check: $(READY) ## Style, types, import contracts, templates, migrations, the architecture
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/djlint traguardo --lint --quiet --extension html
	@$(BIN)/traguardo manage makemigrations --check --dry-run
	@$(BIN)/pytest -q -p no:randomly tests/test_architecture.py

audit: $(READY) ## Known vulnerabilities in the locked dependencies (asks the public advisory service)
	@$(BIN)/pip-audit --require-hashes --requirement requirements.lock

bench: $(READY) ## Speed as ratios against named peers, in one run
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement bench/requirements.lock
	@$(BIN)/python -m bench

mutation: $(READY) ## How many changed lines of a domain its tests notice (OF=incentives; hours; SAMPLE=600 estimates it in minutes; fails under 90%)
	@rm -rf mutants
	@nice $(BIN)/python -m bench.mutation --of $(or $(OF),performance) --jobs $(or $(JOBS),2) $(if $(SAMPLE),--sample $(SAMPLE) --seed $(or $(SEED),1))

lock: $(READY) ## Resolve the dependencies again into requirements.lock (hashes, no host names)
	@$(BIN)/uv pip compile --quiet --upgrade --generate-hashes --no-emit-index-url --no-header --extra dev pyproject.toml --output-file requirements.lock
	@$(BIN)/uv pip compile --quiet --upgrade --generate-hashes --no-emit-index-url --no-header --extra bench pyproject.toml --constraint requirements.lock --output-file bench/requirements.lock

vendor: $(READY) ## Fetch the front-end assets again, at pinned versions with hashes (needs npm)
	@bash traguardo/ui/vendor/vendor.sh

.PHONY: help demo serve test test-postgres check audit bench mutation lock vendor
