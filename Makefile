# What a person types. Settings come from the environment: PORT=9000 make run
PY = .venv/bin/python
FAST = not slow and not timed and not browser and not long
PER_CORE = -n auto --dist worksteal # a process for each core; what measures time runs alone
THREE = -n 3 --dist worksteal # a test that waits for a server or a browser leaves room for another

.PHONY: run demo test test-long seeded-faults check bench screenshots catalogues schema lock audit clean

run: .venv/run
	@exec $(PY) -m facilitator serve

demo: .venv/run
	@exec $(PY) -m facilitator demo

test: .venv/dev
	@deploy/needs
	$(PY) -m pytest -q $(PER_CORE) -m "$(FAST)"
	$(PY) -m pytest -q $(THREE) -m "slow and not timed and not browser and not long"
	$(PY) -m pytest -q -m "timed and not long"
	$(PY) -m pytest -q $(THREE) -m "browser and not timed and not long"

test-long: .venv/dev
	@deploy/needs
	$(PY) -m pytest -q -m long

# Proof that the tests can fail: puts faults into a copy of the code, one at a time.
seeded-faults: .venv/dev
	@deploy/needs
	$(PY) -m tests.seeded_faults

check: .venv/dev
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy facilitator
	$(PY) -m bandit --quiet --recursive facilitator wsgi.py
	$(PY) -m pytest -q $(PER_CORE) -m "$(FAST)"

bench: .venv/dev
	@exec $(PY) -m facilitator bench

screenshots: .venv/dev
	@deploy/needs
	$(PY) -m tests.screenshots

# New sentences go into the .po files, gone ones leave them; then it says what is not translated.
catalogues: .venv/dev
	$(PY) -m facilitator.catalogues

schema: .venv/dev
	$(PY) -m facilitator.exports.schema

# The versions in use, from pyproject.toml; both files install with plain pip.
COMPILE = .venv/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 \
	--generate-hashes --custom-compile-command "make lock" --extra several-workers pyproject.toml

lock: .venv/dev
	$(PY) -m pip install --quiet uv
	$(COMPILE) --output-file requirements.lock
	$(COMPILE) --extra dev --constraint requirements.lock --output-file requirements-dev.lock

# Fails where the list of known weaknesses can't be reached, rather than say that there are none.
audit: .venv/dev
	$(PY) -m pip_audit --strict --requirement requirements.lock
	$(PY) -m pip_audit --strict --requirement requirements-dev.lock

clean:
	rm -rf .venv build dist screenshots .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -prune -exec rm -rf {} +

.venv/run: requirements.lock deploy/prepare
	@deploy/prepare requirements.lock
	@touch $@

.venv/dev: requirements-dev.lock deploy/prepare
	@deploy/prepare requirements-dev.lock
	@touch $@ .venv/run
