# make run    install what is missing, open the window
# make test   install what is missing, run every check and every test
SHELL := /bin/bash
.DEFAULT_GOAL := run
.DELETE_ON_ERROR:
.PHONY: run test lint format wheel package install-desktop pictures bench bench-quick accuracy clean

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
# The pins also hold in the environment that pip makes for building the package itself
export PIP_CONSTRAINT := $(CURDIR)/constraints.txt
# Set to open something else: make run ARGS=--demo
ARGS :=
# Processes that share the tests; 0 = one after the other, in this process
WORKERS := 2

run: $(VENV)/.runtime
	@.ci/system-packages run
	@$(BIN)/voxgate $(ARGS)

test: $(VENV)/.test
	@.ci/system-packages test
	@$(MAKE) --no-print-directory lint
	@.ci/with-screen $(BIN)/python -m pytest --numprocesses $(WORKERS) --dist loadfile $(ARGS)

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

format: $(VENV)/.test
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

wheel: $(VENV)/.runtime
	$(PIP) wheel --no-deps --wheel-dir dist .

# The program in one folder for machines without Python: dist/voxgate
package: $(VENV)/.package
	@.ci/system-packages run
	@$(BIN)/python -m PyInstaller --noconfirm --log-level WARN --distpath dist --workpath build \
		packaging/voxgate.spec
	@cp packaging/install packaging/voxgate.desktop packaging/voxgate.svg LICENSE dist/voxgate/
	@packaging/check dist/voxgate

# Draws the pictures of the guide and the README anew
pictures: $(VENV)/.runtime
	@QT_QPA_PLATFORM=offscreen $(BIN)/voxgate --screenshots build/pictures \
		--size 1024x700 --scale 1
	@for picture in docs/pictures/*.png; do cp "build/pictures/$${picture##*/}" "$$picture"; done

# A menu entry and an icon for this checkout; packages bring their own ./install
install-desktop: $(VENV)/.runtime
	@packaging/install --program $(abspath $(BIN))/voxgate

bench: $(VENV)/.test
	@.ci/system-packages test
	@.ci/with-screen $(BIN)/python -m benchmarks $(ARGS)

bench-quick: $(VENV)/.test
	@.ci/system-packages test
	@.ci/with-screen $(BIN)/python -m benchmarks --quick $(ARGS)

accuracy: $(VENV)/.accuracy
	@OPENBLAS_NUM_THREADS=1 $(BIN)/python -m benchmarks.accuracy $(ARGS)

clean:
	rm -rf $(VENV) .bench build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -not -path './.git/*' -prune -exec rm -rf {} +

# The stamps are written last: an interrupted installation is simply repeated
$(VENV)/.created:
	@python=$$(CURE=1 .ci/find-python) && \
	echo "voxgate: making $(VENV) with $$python" && \
	"$$python" -m venv --clear $(VENV) && touch $@

$(VENV)/.runtime: $(VENV)/.created pyproject.toml constraints.txt
	@echo "voxgate: installing the Python packages (about 800 MB on disk, once)"
	@$(PIP) install --editable .
	@touch $@

$(VENV)/.test: $(VENV)/.runtime
	@echo "voxgate: installing the test tools"
	@$(PIP) install --editable '.[test]'
	@touch $@

$(VENV)/.package: $(VENV)/.runtime
	@echo "voxgate: installing PyInstaller"
	@$(PIP) install --editable '.[package]'
	@touch $@

$(VENV)/.accuracy: $(VENV)/.runtime
	@echo "voxgate: installing the accuracy laboratory's room simulator"
	@$(PIP) install --editable '.[accuracy]'
	@touch $@
