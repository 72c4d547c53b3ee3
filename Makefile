# The commands of every day; `make help` lists them. Each installs what it needs.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory
# Where this is set, as in many containers, each process would compile everything anew: seconds at each start.
export PYTHONDONTWRITEBYTECODE :=

JOBS ?= 2
BIN := .venv/bin
PYTEST := $(BIN)/pytest -n $(JOBS) --dist loadfile --no-loadscope-reorder
COMPILE := $(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-annotate \
  --custom-compile-command "make lock" $(if $(UPGRADE),--upgrade)
EXTRACT := $(BIN)/pybabel -q extract -F deploy/babel.cfg -k _l -k lazy_gettext -k lazy_ngettext:1,2 \
  --add-location=file --sort-by-file --project congress --no-wrap -o

.PHONY: help run demo test lint check fix lock bench messages setup setup-dev

help: ## Danh sách lệnh · This list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: setup ## Cài đặt, nạp số liệu minh hoạ lần đầu, chạy trên http://127.0.0.1:8000 (PORT=…) · Install, load the demo once, serve
	@exec $(BIN)/congress serve --prepare $(if $(PORT),--port $(PORT))

demo: setup ## Nạp lại số liệu minh hoạ từ đầu · Reset the demo data
	@$(BIN)/congress demo

test: setup-dev ## Toàn bộ kiểm thử: SQLite, trình duyệt, PostgreSQL · The whole suite: SQLite, browser, PostgreSQL
	$(PYTEST)
	$(BIN)/python -m tests.support.postgres -- $(PYTEST) -m "database and not browser"

lint: setup-dev ## Kiểm tra mã, kiểu, khuôn trang, tầng · Lint, types, templates, layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy congress
	$(BIN)/djlint --check templates
	$(BIN)/djlint --lint templates
	$(BIN)/lint-imports

check: lint ## Kiểm tra mã và kiểm thử nhanh · The same, and the fast tests
	$(PYTEST) -q -m "not browser and not database and not slow"

fix: setup-dev ## Định dạng mã và khuôn trang · Format code and templates
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/djlint --quiet --reformat templates || true

lock: setup-dev ## Khoá lại phiên bản thư viện (UPGRADE=1: bản mới nhất) · Lock dependencies again
	$(COMPILE) pyproject.toml --extra postgres --extra redis -o requirements.lock
	$(COMPILE) pyproject.toml --all-extras --group pyproject.toml:dev -c requirements.lock -o requirements-dev.lock
	$(COMPILE) -c requirements-dev.lock -o deploy/builder.lock - <<<$$'hatchling\neditables'
	$(COMPILE) -c requirements-dev.lock -o deploy/installer.lock - <<<uv

bench: setup-dev ## Đo tốc độ · Run the benchmarks
	@for program in benchmarks/*.py; do echo "== $$program"; PYTHONPATH=. $(BIN)/python "$$program"; done

messages: setup-dev ## Cập nhật và biên dịch bản dịch · Update and compile the translations
	$(EXTRACT) .venv/messages.pot congress templates
	$(BIN)/pybabel -q $(if $(wildcard congress/translations/en/LC_MESSAGES/messages.po),update --no-fuzzy-matching \
	  --ignore-obsolete --ignore-pot-creation-date,init) -i .venv/messages.pot -d congress/translations -l en --no-wrap
	@deploy/setup.sh dev

setup:
	@deploy/setup.sh run

setup-dev:
	@deploy/setup.sh dev
