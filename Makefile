# The commands of the project: the same for people and for CI. `make help` lists them.

PYTHON ?= python3
FORMAT ?= text

# The revision that the data is held against, if one is given: make check BASE=main. The shell expands it,
# and not make, so that no name of a branch can be a command.
export BASE
AGAINST = $${BASE:+--base="$$BASE"}

VENV := .venv
BIN := $(VENV)/bin
RUNTIME := $(VENV)/runtime.stamp
TESTING := $(VENV)/testing.stamp
PIP := $(BIN)/python -m pip --disable-pip-version-check
UV := $(firstword $(wildcard $(BIN)/uv) uv)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: site serve check diff test test-fast test-data bench bench-recall bench-lighthouse bench-scale screenshots golden specs lint browser lock clean help

site: $(RUNTIME) ## build the site into site/ (dựng trang)
	$(BIN)/congkhai build $(AGAINST)

serve: $(RUNTIME) ## preview the site in a browser (xem thử)
	$(BIN)/congkhai serve

check: $(RUNTIME) ## list what does not add up in data/ (kiểm tra số liệu)
	$(BIN)/congkhai check --format $(FORMAT) $(AGAINST)

diff: $(RUNTIME) ## list every figure, verdict and rank that differs from BASE (so với bản cũ)
	$(BIN)/congkhai diff --format $(FORMAT) $(AGAINST)

test: $(TESTING) browser lint ## every kind of test, a real browser included
	$(BIN)/python -m pytest -n auto

test-fast: $(TESTING) lint ## the tests that take no site and no browser, under a minute
	$(BIN)/python -m pytest -n auto -m "not slow"

test-data: $(TESTING) ## what a change of data must pass: control sheet and contract
	$(BIN)/python -m pytest tests/data tests/golden

bench: bench-recall bench-lighthouse bench-scale ## every benchmark; rewrites their tables under benchmarks/, most of an hour

bench-recall: $(TESTING) ## what the checks find and where they err
	$(BIN)/python -m benchmarks.recall

bench-lighthouse: $(TESTING) browser site ## Lighthouse on each type of page; needs Node 18.16 or newer and npm
	npm ci --no-audit --no-fund --prefix benchmarks/lighthouse
	$(BIN)/python -m benchmarks.lighthouse

bench-scale: $(TESTING) browser ## what the whole country costs against stock Material (WITH="--only provincial" for a part)
	$(BIN)/python -m benchmarks.scale $(WITH)

screenshots: $(TESTING) browser site ## pictures of each type of page into screenshots/ (WITH="no-script print" for more)
	$(BIN)/python -m benchmarks.screenshots $(WITH)

golden: $(TESTING) ## rewrite the expected trees from the code; read the diff before committing
	$(BIN)/python -m pytest tests/golden --update-golden

specs: $(TESTING) ## build the specs of the charts anew with Altair, after a change in charts/specs/
	$(BIN)/python -m generator.pages.charts.specs

lint: $(TESTING)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

lock: ## resolve both lock files anew, keeping what still fits (UPGRADE=--upgrade for the newest)
	@command -v $(UV) >/dev/null 2>&1 || { echo "make lock needs uv: $(BIN)/pip install uv" >&2; exit 1; }
	$(UV) pip compile --quiet --universal --generate-hashes --no-header --python-version 3.11 $(UPGRADE) \
		--extra build pyproject.toml -o requirements.lock
	$(UV) pip compile --quiet --universal --generate-hashes --no-header --python-version 3.11 $(UPGRADE) \
		--extra build --extra test pyproject.toml -o requirements-test.lock

clean: ## remove what is generated; the installed tools stay
	rm -rf site .site.* .congkhai.lock .congkhai.made build docs/so-lieu docs/index.md screenshots
	rm -rf .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /  make \1	/p' Makefile

# The tools live in .venv; a stamp says which lock file they were installed from.

$(BIN)/python:
	@command -v $(PYTHON) >/dev/null 2>&1 || { \
		echo "Không tìm thấy $(PYTHON). Hãy cài Python 3.11 trở lên (Debian: apt install python3 python3-venv)." >&2; \
		echo "$(PYTHON) not found: install Python 3.11 or newer, or name another one: make PYTHON=python3.12 ..." >&2; \
		exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Cần Python 3.11 trở lên; máy này có: $$($(PYTHON) --version 2>&1)." >&2; \
		echo "Python 3.11 or newer is needed; name another one: make PYTHON=python3.12 ..." >&2; \
		exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' >/dev/null 2>&1 || { \
		echo "Python thiếu mô-đun venv. Trên Debian hoặc Ubuntu: apt install python3-venv" >&2; \
		echo "Python lacks the venv module. On Debian or Ubuntu: apt install python3-venv" >&2; \
		exit 1; }
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

$(RUNTIME): requirements.lock pyproject.toml | $(BIN)/python
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(TESTING): requirements-test.lock $(RUNTIME)
	$(PIP) install --require-hashes -r requirements-test.lock
	@touch $@

# The browser tests use Debian's Chromium. Root on Debian gets it installed; on CI it must be there.
browser:
	@if command -v chromium >/dev/null 2>&1; then exit 0; fi; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then \
		apt-get update && \
		DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends chromium fonts-noto-core; \
	fi; \
	if command -v chromium >/dev/null 2>&1; then exit 0; fi; \
	echo "Chromium is missing, so the browser tests cannot run." >&2; \
	echo "On Debian: apt install chromium fonts-noto-core" >&2; \
	test -z "$${CI:-}"
