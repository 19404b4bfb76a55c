# ProductOps: every command a person needs. `make` alone lists them.
PORT ?= 8000
WORKERS ?= 2
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all:
STATIC_SOURCES := $(shell find static -type f)

export PORT WORKERS

.DEFAULT_GOAL := help
.PHONY: help run dev test nightly mutants check fix install bench cluster lighthouse pictures rules recognition lock

help: ## list these commands
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

run: $(VENV)/.run .env staticfiles/.collected ## install what is missing, then serve on http://127.0.0.1:$(PORT)
	@$(BIN)/python manage.py prepare
	@exec $(BIN)/gunicorn --config productops/server.py productops.wsgi

dev: $(VENV)/.run .env ## serve with autoreload and Django's error pages
	@DEBUG=1 $(BIN)/python manage.py prepare
	@DEBUG=1 $(BIN)/python manage.py runserver 127.0.0.1:$(PORT)

# A process takes half of the tests in their order, then what the other has left: what a file prepares is mostly prepared once.
# Any order will do, since a test that wrote for good leaves the database as it was seeded (tests/conftest.py).
test: $(VENV)/.test $(VENV)/.browser ## install what the tests need, the browser included, then run them all
	@$(BIN)/python -m pytest --numprocesses auto --dist worksteal

nightly: $(VENV)/.test $(VENV)/.browser ## the same tests and those kept for the night, on as many generated cases as the figures of the documentation speak of
	@NIGHTLY=1 $(BIN)/python -m pytest --numprocesses auto --dist worksteal

check: $(VENV)/.test ## format, lint, types, layers, the catalogue, missing migrations, deployment settings
	@$(BIN)/ruff format --check --quiet . && $(BIN)/ruff check --quiet .
	@$(BIN)/mypy productops
	@$(BIN)/lint-imports --no-cache
	@git ls-files -z 'templates/*.html' | xargs -0 $(BIN)/djade --target-version 5.2 --check
	@$(BIN)/djlint --quiet --lint templates
	@DJANGO_SETTINGS_MODULE=tests.settings $(BIN)/python manage.py check_content
	@DJANGO_SETTINGS_MODULE=tests.settings $(BIN)/python manage.py makemigrations --check --dry-run --verbosity 0
	@env -u DEBUG SECRET_KEY="$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(50))')" HTTPS=1 \
		$(BIN)/python manage.py check --deploy --fail-level WARNING
	@echo "check: tout est en ordre"

fix: $(VENV)/.test ## format the code and mend what the linters can mend
	@$(BIN)/ruff check --quiet --fix . ; $(BIN)/ruff format --quiet .
	@git ls-files -z 'templates/*.html' | xargs -0 $(BIN)/djade --target-version 5.2

install: $(VENV)/.run $(VENV)/.test $(VENV)/.browser .env ## prepare both environments, run nothing

mutants: $(VENV)/mutants/.made ## break the code a thousand times, and tell which breaks no test sees (hours)
	@$(VENV)/mutants/bin/python -m scripts.mutants $(MUTANTS)

bench: $(VENV)/.test .env staticfiles/.collected ## measure; figures are kept in docs/benchmarks.md
	@DJANGO_SETTINGS_MODULE=tests.settings $(BIN)/python -m scripts.bench
	@$(BIN)/python -m scripts.bench_search
	@$(BIN)/python -m scripts.bench_offers
	@$(BIN)/python -m scripts.bench_server

cluster: $(VENV)/.test .env staticfiles/.collected ## serve with two servers on PostgreSQL and its replica, kill each in turn, and count the saves that are lost
	@$(BIN)/python -m scripts.cluster

lighthouse: $(VENV)/.test $(VENV)/.browser .env staticfiles/.collected scripts/lighthouse/node_modules ## score the pages with Lighthouse (needs Node 20 or later)
	@$(BIN)/python -m scripts.lighthouse.measure

pictures: $(VENV)/.test $(VENV)/.browser ## redraw the README's picture from the running product
	@DJANGO_SETTINGS_MODULE=tests.settings $(BIN)/python -m scripts.pictures

rules: $(VENV)/.test ## write docs/review.md from the rules, with their precision and recall on the corpus
	@$(BIN)/python -m scripts.rules

recognition: $(VENV)/.test ## measure recognition on the labelled lines, and write the figures into docs/recognition.md
	@DJANGO_SETTINGS_MODULE=tests.settings $(BIN)/python -m scripts.recognition --write

lock: ## recompile requirements/*.txt (needs uv)
	@scripts/lock.sh

# --- how things are installed -------------------------------------------------------------------

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Il faut Python 3.11 ou plus récent (essayez : make $(MAKECMDGOALS) PYTHON=python3.12)." >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
		{ rm -rf $(VENV); echo "Le module venv manque ; sur Debian ou Ubuntu : apt-get install python3-venv" >&2; exit 1; }

$(VENV)/.run: requirements/run.txt | $(BIN)/python
	@echo "Installation des paquets…"
	@$(PIP) -r $<
	@touch $@

# run.txt is contained in test.txt, at the same versions: one environment serves both.
$(VENV)/.test: requirements/test.txt | $(BIN)/python
	@echo "Installation des paquets de test…"
	@$(PIP) -r $<
	@touch $@ $(VENV)/.run

# What breaks the code needs thirty packages more than the tests: it has an environment of its own, where the tests run too.
# One of them (yattag, which Cosmic Ray writes its pages with) has no wheel.
$(VENV)/mutants/.made: requirements/mutants.txt | $(BIN)/python
	@$(PYTHON) -m venv $(VENV)/mutants
	@$(VENV)/mutants/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: --no-binary yattag -r $<
	@touch $@

scripts/lighthouse/node_modules: scripts/lighthouse/package-lock.json
	@cd scripts/lighthouse && npm ci --silent --no-audit --no-fund
	@touch $@

$(VENV)/.browser: scripts/browser.py $(VENV)/.test
	@$(BIN)/python scripts/browser.py
	@touch $@

.env:
	@umask 077 && printf 'SECRET_KEY=%s\n' "$$($(PYTHON) -c 'import secrets; print(secrets.token_urlsafe(50))')" > $@

staticfiles/.collected: $(VENV)/.run $(STATIC_SOURCES) productops/ui/fonts.py | .env
	@$(BIN)/python manage.py collectstatic --noinput --clear --verbosity 0
	@touch $@
