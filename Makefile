# Every target sets up what it needs. `make` alone lists them.
SHELL := /bin/bash
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help

python := .venv/bin/python
on_ground := $(python) -m ops.ground --
all_tests := $(on_ground) $(python) -m pytest -p tests.no_skips
quick_tests := $(all_tests) -m "not slow_faults"
two_at_once = $(MAKE) -j2 $(if $(CI),--output-sync=target)
waiting := tests/demo tests/faults tests/journeys tests/ops tests/shared
stock_defects := tests/faults/test_stock_defects_events.py tests/faults/test_stock_defects_rpc.py
of_services := $(patsubst %,tests/faults/test_%.py,clocks cold_start crash_points killed_services poison slow_listener)

.PHONY: help
help:
	@awk -F ' *:.*## ' '/^[a-z-]+:.*## / { printf "make %-15s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: setup
setup: ## virtual environment, pinned packages, RabbitMQ where it is missing
	@ops/setup.sh

.PHONY: run
run: setup ## the whole house on this machine, with a demo street; Ctrl-C ends it
	@exec $(python) -W ignore -m ops.run

.PHONY: demo-case
demo-case: setup ## one case from the window to its rating, told step by step (make run in another terminal)
	@exec $(python) -m demo.case

.PHONY: test test-waiting test-working
test: setup ## all tests, on brokers and databases of their own; TESTS=<paths and options> for some of them
ifdef TESTS
	@$(quick_tests) $(TESTS)
else
	@$(two_at_once) test-waiting test-working
endif

test-waiting: # what waits more than it works: messaging, operations and faults
	@$(quick_tests) $(waiting)

test-working: # all the rest
	@$(quick_tests) tests $(addprefix --ignore=,$(waiting))

.PHONY: test-faults faults-of-services faults-of-ground
test-faults: setup ## kill, freeze and cut everything under load, and count what was lost
ifdef TESTS
	@$(all_tests) tests/faults $(TESTS)
else
	@$(two_at_once) faults-of-services faults-of-ground
endif

faults-of-services: # what befalls services
	@$(all_tests) -m "not sample" $(of_services)

faults-of-ground: # what befalls broker, database and letters
	@$(all_tests) -m "not sample" tests/faults $(addprefix --ignore=,$(of_services) $(stock_defects))

.PHONY: check
check: setup ## style, types, layers, contracts and generated documents; needs no broker
	@$(python) -m ruff check
	@$(python) -m ruff format --check
	@$(python) -m mypy
	@.venv/bin/lint-imports
	@$(python) -m pytest --quiet tests/architecture tests/contracts
	@$(python) -m ops.asyncapi --check
	@$(python) -m ops.compose_check

.PHONY: format
format: setup ## put the code in its usual form
	@$(python) -m ruff check --fix
	@$(python) -m ruff format

.PHONY: docs
docs: setup ## generate docs/asyncapi.yaml from the code
	@$(python) -m ops.asyncapi

.PHONY: compose-check
compose-check: setup ## is docker-compose.yml sound: services, health, users, secrets
	@$(python) -m ops.compose_check

.PHONY: bench
bench: setup ## measure throughput and latency, on a broker and a database of their own
	@$(on_ground) $(python) -W ignore -m bench.main

.PHONY: bench-search
bench-search: setup ## measure how finding cases grows from 10,000 to 100,000 of them
	@$(on_ground) $(python) -W ignore -m bench.search

.PHONY: bench-lookup
bench-lookup: setup ## measure how many points a second one process finds the grid of; needs no broker
	@$(python) -m bench.lookup

.PHONY: bench-outage
bench-outage: setup ## measure how long 10,000 clocks take that fell due during an outage
	@$(on_ground) $(python) -W ignore -m bench.outage

.PHONY: clean
clean: ## take away what was generated; the running house and the virtual environment stay
	@rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +
