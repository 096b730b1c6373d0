# Bikuben. Two commands are enough: `make demo` to try it, `make run` to use it.

PYTHON := $(or $(shell command -v python3.11),$(shell command -v python3))
IN_VENV := .venv/bin/python

.DEFAULT_GOAL := help
.PHONY: help setup demo run test bench messages format

help:
	@echo "make demo      try Bikuben with a made-up year, on http://127.0.0.1:8000"
	@echo "make run       use Bikuben, on http://127.0.0.1:8000"
	@echo "make test      run every check and every test"
	@echo "make bench     run the benchmarks"
	@echo "make messages  collect the texts to translate into locale/ (needs gettext)"
	@echo "make format    let ruff put the code in order"

setup:
	@$(PYTHON) tools/install.py

demo: setup
	@$(IN_VENV) -m tools.serve demo

run: setup
	@$(IN_VENV) -m tools.serve run

test: setup
	@$(IN_VENV) -m tools.test

bench: setup
	@$(IN_VENV) -m tools.bench

messages: setup
	@$(IN_VENV) -m tools.messages collect

format: setup
	@$(IN_VENV) -m ruff check --fix .
	@$(IN_VENV) -m ruff format .
