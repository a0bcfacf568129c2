# The same five verbs everywhere: install, check, test, docs, bench.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: install check test docs bench

install:
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --editable '.[dev,docs]'

check:
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/pyright --pythonpath $(BIN)/python

test:
	$(BIN)/pytest --cov --cov-report=term

docs:
	$(BIN)/sphinx-build --fail-on-warning --keep-going --quiet docs docs/_build/html

bench:
	$(BIN)/python benchmarks/speed.py
