# Everything a developer does, by one word each; CI uses the same words. `make` lists them.

PYTHON ?= python3

VENV := .venv/bin
CODE := $(wildcard service tests benchmarks tools)

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help install run serve check test bench format proto docs lock clean

help: ## list these commands
	@echo "make …"
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  %-8s %s\n", $$1, $$2 }' Makefile
	@echo "PYTHON=/path/to/python chooses the Python (3.11 to 3.14); now: $(PYTHON)"

install: ## make .venv with everything that is needed
	@tools/bootstrap "$(PYTHON)"

run: install ## start the service, show one verdict and how to ask for another
	@exec $(VENV)/zhengming run

serve: install ## start the service as in production; ZHENGMING_* configures it
	@exec $(VENV)/zhengming serve

test: install ## run every test
	$(VENV)/python -m pytest -n auto

check: install ## format, lint, types, generated code, proto, lexicons, lock files (needs the network)
	$(VENV)/ruff format --check
	$(VENV)/ruff check
	$(VENV)/mypy $(CODE)
	$(VENV)/python -m tools.generate_stubs --check
	$(VENV)/buf format proto --diff --exit-code
	$(VENV)/buf lint
	$(VENV)/python -m tools.check_breaking
	$(VENV)/zhengming lexicon lint
	$(VENV)/python -m tools.seal_lexicons --check
	$(VENV)/python -m tools.check_wheels

bench: install ## measure: against an echo service, against jieba, cold start
	$(VENV)/python -m benchmarks

format: install ## put Python and proto files into their standard form
	$(VENV)/ruff check --fix-only --quiet
	$(VENV)/ruff format
	$(VENV)/buf format proto --write

proto: install ## generate service/zhengming/v1 from proto/, renew the image that later changes are held to
	$(VENV)/python -m tools.generate_stubs
	$(VENV)/buf lint
	$(VENV)/python -m tools.check_breaking --renew

docs: install ## write docs/clauses.md (every clause with its rules, law, remedies and cases), seal the lexicons
	$(VENV)/python -m tools.generate_clause_table
	$(VENV)/python -m tools.seal_lexicons

# Keeps the versions that are locked; `make lock UPGRADE=--upgrade` takes the newest.
UPGRADE ?=
COMPILE = UV_SYSTEM_CERTS=$${UV_SYSTEM_CERTS:-1} UV_NO_CONFIG=1 UV_PYTHON_DOWNLOADS=never .tools/bin/uv pip compile \
	--quiet --universal --python-version 3.11 --generate-hashes --no-annotate --custom-compile-command "make lock" $(UPGRADE)

lock: install ## resolve the dependencies of pyproject.toml into requirements/*.txt
	$(COMPILE) --group uv --output-file requirements/uv.txt
	$(COMPILE) --group build --output-file requirements/build.txt
	$(COMPILE) pyproject.toml --extra postgresql --constraints requirements/build.txt --output-file requirements/runtime.txt
	$(COMPILE) pyproject.toml --extra postgresql --group dev --constraints requirements/build.txt --constraints requirements/runtime.txt \
		--output-file requirements/dev.txt
	$(COMPILE) --group tables --output-file requirements/tables.txt

clean: ## remove everything that make has made
	rm -rf .venv .tools .build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find service tests tools benchmarks -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true
