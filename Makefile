# The commands of this project. Each first makes .venv or mends it, which takes no time where it is in order.
.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run test check format translations demo bench bench-search setup tools browser lock clean

bin := .venv/bin

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

run: setup ## serve the wiki, with demo content while it is empty (HOST, PORT, WORKERS)
	@$(bin)/python -m wikiapp serve --demo

test: check browser ## check and test everything; ARGS='-k merge' goes to pytest
	@$(bin)/pytest $(ARGS)

check: tools ## lint, formatting, types and import contracts, without the tests
	@$(bin)/ruff check
	@$(bin)/ruff format --check
	@$(bin)/mypy
	@$(bin)/lint-imports --no-cache

format: tools ## format the code, and mend what the linter can mend
	@$(bin)/ruff format
	@$(bin)/ruff check --fix

translations: tools ## bring every language's catalogue up to date with the texts in code and templates
	@$(bin)/pybabel --quiet extract --mapping-file babel.cfg --add-location file --sort-by-file --output .venv/messages.pot .
	@$(bin)/pybabel --quiet update --input-file .venv/messages.pot --output-dir wikiapp/translations \
	    --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date

demo: setup ## write the demo content into an empty wiki
	@$(bin)/python -m wikiapp demo

bench: tools ## measure; ARGS goes to the benchmark
	@$(bin)/python -m bench $(ARGS)

bench-search: tools ## measure how well and how quickly searching finds
	@$(bin)/python -m bench.search $(ARGS)

setup: ## make .venv with what running needs (PYTHON=python3.12 chooses one)
	@setup/venv.sh requirements.lock

tools: ## the same with what testing needs
	@setup/venv.sh requirements-dev.lock

browser: tools ## find a Chromium for the browser tests, or install one (CHROMIUM=/its/path names one)
	@$(bin)/python tests/browser/chromium.py

lock: ## choose dependencies anew from pyproject.toml, with uv
	@setup/lock.sh

clean: ## remove what can be made again; never what was written in the wiki
	@rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache dist
