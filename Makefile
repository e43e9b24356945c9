# Two commands do all the set-up: `make run` opens the sample, `make test` passes the tests.
# Each makes .venv when it is missing or older than pyproject.toml; with uv present it uses uv.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV := $(shell command -v uv 2>/dev/null)

.PHONY: run test elsewhere check format snapshots pictures bench growth torture cluster cluster-test mutants clean

# Each module is compiled once, not by every process that the tests start.
unexport PYTHONDONTWRITEBYTECODE

# The folder as it was typed: neither make nor the shell reads blanks, quotes or dollars in it.
export READ_FOLDER = $(value FOLDER)

run: $(VENV)/ready
	$(BIN)/deraa-tui $${READ_FOLDER:+-- "$$READ_FOLDER"}

test: $(VENV)/ready
	$(BIN)/python -m pytest -n auto -m "not torture and not cluster"

check: $(VENV)/ready
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(MAKE) test
	$(MAKE) elsewhere

# The same tests on other days, in other zones, in plain C and in another order: what they say hangs on none of these.
# faketime is the Debian package of that name.
SHUFFLED := -m pytest -n auto -m "not torture and not cluster" -p randomly
elsewhere: $(VENV)/ready
	@command -v faketime >/dev/null || { echo "make elsewhere needs faketime; install the package of that name." >&2; exit 1; }
	TZ=Asia/Tokyo faketime -f +400d $(BIN)/python $(SHUFFLED)
	TZ=America/St_Johns LC_ALL=C PYTHONUTF8=0 PYTHONCOERCECLOCALE=0 faketime -f -400d $(BIN)/python $(SHUFFLED)

format: $(VENV)/ready
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Take the pictures anew; look at each one before you commit it (CONTRIBUTING.md says how).
snapshots: $(VENV)/ready
	$(BIN)/python -m pytest tests/screens/test_snapshots.py --snapshot-update

# The pictures of the README and of docs/, from the running reader; look at each one too.
pictures: $(VENV)/ready
	$(BIN)/python docs/pictures

bench: $(VENV)/ready
	$(BIN)/python -m benchmarks

# How cost grows with the number of reports: SIZES=1000,10000,100000 says which, KEEP=folder keeps what was made.
SIZES ?= 1000,10000
growth: $(VENV)/ready
	OPENBLAS_NUM_THREADS=1 $(BIN)/python -m benchmarks.growth --sizes $(SIZES) $(if $(KEEP),--keep $(KEEP))

torture: $(VENV)/ready
	$(BIN)/python -m pytest -m torture

# Three nodes of OpenSearch on this machine until Ctrl-C, and the tests over such nodes; both need a JDK 21 and Maven.
cluster: $(VENV)/ready
	$(BIN)/python tests/cluster/cluster.py

cluster-test: $(VENV)/ready
	$(BIN)/python -m pytest -m cluster tests/cluster

# Whether the tests notice small changes of the code: MUTANTS="query --sample 60 --seed 2" says which (CONTRIBUTING.md).
mutants: $(VENV)/ready
	$(BIN)/python tests/mutation/mutants.py $(MUTANTS)

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

# The group dev has what the extras have, so that every format opens. The stamp is written last, so a broken set-up is
# done again; --group needs pip 25.1, hence the first line without uv.
$(VENV)/ready: pyproject.toml
ifdef UV
	$(UV) venv --quiet --allow-existing --python ">=3.11" $(VENV)
	$(UV) pip install --quiet --python $(BIN)/python --editable . --group dev
else
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable . --group dev
endif
	touch $@
