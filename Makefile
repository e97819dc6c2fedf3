# What one needs: Python 3.11 or newer and make. Everything else goes into .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CASE ?= examples/syria-2016
export UV_PYTHON_DOWNLOADS := never

.PHONY: help demo test explore check pictures bench serve lock clean
help: ## this list
	@grep -E '^[a-z]+:.*##' Makefile | sed 's/:.*##/\t/'

$(VENV)/.ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Holdfire needs Python 3.11 or newer, this is " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	@test -x $(BIN)/pip || $(PYTHON) -m venv $(VENV) || { echo "Python's venv module is missing; on Debian: apt-get install python3-venv"; exit 1; }
	@echo "Setting up $(VENV) (once)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	@( $(BIN)/python -m pip install --quiet --disable-pip-version-check uv \
	   && $(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.lock ) \
	 || $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

demo: $(VENV)/.ready ## the main job on a made-up record of the Syrian truce of February 2016
	@$(BIN)/holdfire run $(CASE)
	@echo
	@echo "Your own case: $(BIN)/holdfire new MY-CASE, then $(BIN)/holdfire run MY-CASE"

test: $(VENV)/.ready ## the tests
	@$(BIN)/python -m pytest -n auto --dist loadfile

explore: $(VENV)/.ready ## the property tests with many new examples, looking for what nobody thought of
	@$(BIN)/python -m pytest -n auto -m hypothesis --hypothesis-profile exploring

check: $(VENV)/.ready ## format, lint, types, import rules, the quality floors
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m evals gate

pictures: $(VENV)/.ready ## the pictures of docs/pictures/, taken anew in a browser
	@$(BIN)/python -m tests.pictures

bench: $(VENV)/.ready ## speed, as ratios and growth
	@$(BIN)/python -m benchmarks

serve: $(VENV)/.ready ## the bulletin of CASE in a browser, on this machine only
	@$(BIN)/holdfire serve $(CASE)

lock: $(VENV)/.ready ## for developers: pin the newest versions that fit
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --no-header --upgrade --extra dev --generate-hashes pyproject.toml -o requirements.lock

clean: ## remove what a run leaves
	@rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis
