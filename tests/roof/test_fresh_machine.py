"""A fresh machine: what is missing is said in a sentence with the line to type."""

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parent.parent.parent
EVERYDAY = ("sh", "dirname", "env", "ls", "printf", "chmod", "rm", "cat")
LOCKS = ("requirements.lock", "requirements-dev.lock")


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A folder of programs, for a PATH that holds nothing else, and a checkout beside it."""
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in EVERYDAY:
        found = shutil.which(name)
        assert found
        (programs / name).symlink_to(found)
    shutil.copytree(CHECKOUT / "deploy", tmp_path / "checkout/scripts")
    return tmp_path


def install(machine: Path, name: str, script: str) -> None:
    program = machine / "bin" / name
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)


def said(machine: Path, *command: str) -> tuple[int, list[str]]:
    done = subprocess.run(
        [machine / "checkout/scripts" / command[0], *command[1:]],
        env={"PATH": str(machine / "bin")},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout.splitlines()


def test_a_machine_without_python_says_what_to_type(machine: Path) -> None:
    assert said(machine, "prepare", "requirements.lock") == (
        1,
        [
            "Python 3.11 or newer is needed; this machine has no Python 3.",
            "Debian 12 and newer have it. Type: sudo apt install python3 python3-venv",
        ],
    )


def test_an_old_python_is_named(machine: Path) -> None:
    install(machine, "python3", '[ "$1" = --version ] && echo "Python 3.9.2" && exit 0; exit 1')

    assert said(machine, "prepare", "requirements.lock") == (
        1,
        [
            "Python 3.11 or newer is needed; this machine has Python 3.9.2.",
            "Debian 12 and newer have it. Type: sudo apt install python3 python3-venv",
        ],
    )


def test_a_python_without_venv_says_what_to_type(machine: Path) -> None:
    install(machine, "python3", 'case "$2" in *ensurepip*) exit 1;; esac; exit 0')

    assert said(machine, "prepare", "requirements.lock") == (
        1,
        ["Python can't make an environment of its own yet. Type: sudo apt install python3-venv"],
    )


def test_a_newer_python_beside_an_old_one_is_used(machine: Path) -> None:
    install(machine, "python3", "exit 1")
    install(machine, "python3.12", 'case "$2" in *ensurepip*) exit 1;; esac; exit 0')

    assert said(machine, "prepare", "requirements.lock") == (
        1,
        ["Python can't make an environment of its own yet. Type: sudo apt install python3.12-venv"],
    )


def test_missing_programs_of_the_tests_are_named_in_one_line(machine: Path) -> None:
    for name in ("postgres", "pdftotext"):
        install(machine, name, "exit 0")

    assert said(machine, "needs") == (
        1,
        [
            "The tests need programs that are not here. Type: sudo apt install chromium"
            " redis-server libreoffice-writer-nogui strace gcc libc6-dev"
        ],
    )


def test_a_complete_machine_is_left_in_peace(machine: Path) -> None:
    programs = ("chromium", "postgres", "redis-server", "pdftotext", "soffice", "strace", "gcc")
    for name in programs:
        install(machine, name, "exit 0")
    assert said(machine, "needs") == (0, [])


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_packages_by_version_and_hash_and_no_host(lock: str) -> None:
    text = (CHECKOUT / lock).read_text()
    entries = re.split(r"\n(?=[a-z])", text.partition("\n#    make lock\n")[2])

    assert [entry for entry in entries if not re.match(r"[a-z0-9-]+(\[\w+\])?==\S+ ", entry)] == []
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []
    assert re.findall(r"https?://|--index-url|--find-links|file:", text) == []


def test_the_locks_agree_with_each_other() -> None:
    run, dev = (locked(CHECKOUT / lock) for lock in LOCKS)
    assert run.items() <= dev.items()


def test_everything_the_project_asks_for_is_locked() -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"].values()
    asked = {
        re.split(r"[^A-Za-z0-9-]", wish)[0].lower()
        for wish in [*project["dependencies"], *(each for extra in extras for each in extra)]
    }
    assert asked - locked(CHECKOUT / "requirements-dev.lock").keys() == set()


@pytest.mark.parametrize(
    ("room", "lock"),
    [("facilitator", "requirements.lock"), ("tests", "requirements-dev.lock")],
)
def test_everything_imported_is_locked(room: str, lock: str) -> None:
    """A package that happens to stand in one developer's environment is missing elsewhere."""
    carriers = packages_distributions()
    used = {
        carrier.lower()
        for path in (CHECKOUT / room).rglob("*.py")
        if "bench" not in path.parts  # it measures with the tests' packages
        for module in imported(path) - sys.stdlib_module_names - {"facilitator", "tests"}
        for carrier in carriers.get(module, [f"nothing installed for {module}"])[:1]
    }
    assert {name.replace("_", "-") for name in used} - locked(CHECKOUT / lock).keys() == set()


def imported(path: Path) -> set[str]:
    """The packages named by a file's imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.split(".")[0])
        if isinstance(node, ast.Import):
            names.update(alias.name.split(".")[0] for alias in node.names)
    return names


def locked(lock: Path) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", lock.read_text(), re.MULTILINE))


@pytest.mark.parametrize("script", ["prepare", "needs"])
def test_scripts_can_be_started(script: str) -> None:
    assert os.access(CHECKOUT / "deploy" / script, os.X_OK)
