"""`scripts/find-python`: which Python sets the project up, and what it says if there is none."""

import os
import re
import shutil
import subprocess
import tomllib

import pytest

from autograder.submission.assignment import ROOT

SCRIPT = ROOT / "scripts" / "find-python"
KNOWN = re.search(r'^known="([^"]*)"', SCRIPT.read_text(encoding="utf-8"), re.MULTILINE)[1].split()


@pytest.fixture
def find(tmp_path):
    """Return a function that runs the script where only the given Pythons can be called."""

    def run(pythons, chosen=None):
        for name, (version, complete) in pythons.items():
            path = tmp_path / name
            path.write_text(
                f'#!{shutil.which("sh")}\ncase "$2" in\n'
                f"*ensurepip*) exit {0 if complete else 1} ;;\n*) echo {version} ;;\nesac\n"
            )
            path.chmod(0o755)
        done = subprocess.run(
            [shutil.which("sh"), SCRIPT],
            env={"PATH": str(tmp_path)} | ({"PYTHON": str(chosen)} if chosen else {}),
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, (done.stdout or done.stderr).strip()

    return run


def test_python3_comes_first(find):
    """The system's own python3 is taken if it is new enough, whatever else there is."""
    assert find({"python3": ("3.12", True), "python3.13": ("3.13", True)}) == (0, "python3")


def test_an_old_python3_gives_way_to_the_newest_that_has_a_number(find):
    """Where python3 is too old, the newest numbered one is taken."""
    pythons = {"python3": ("3.9", True), "python3.11": ("3.11", True), "python3.12": ("3.12", True)}
    assert find(pythons) == (0, "python3.12")


def test_a_chosen_python_is_the_only_one_tried(find, tmp_path):
    """PYTHON stands, or the script says why it cannot."""
    pythons = {"python3": ("3.12", True), "mine": ("2.7", True)}
    status, message = find(pythons, tmp_path / "mine")
    assert status == 1 and f"is needed, but {tmp_path}/mine is 2.7; install one" in message
    status, message = find(pythons, tmp_path / "absent")
    assert status == 1 and f"cannot run PYTHON={tmp_path}/absent; name a Python" in message


def test_a_missing_venv_module_is_named_with_its_package(find):
    """A Python without venv is refused with the package that brings it."""
    status, message = find({"python3": ("3.12", False)})
    assert status == 1
    assert "python3 has no venv module; install python3.12-venv" in message


def test_without_a_python_it_says_what_to_install(find):
    """The message has the versions that will do, and the way to get one."""
    status, message = find({})
    assert status == 1
    assert message.startswith(f"find-python: there is no Python {KNOWN[-1]} to {KNOWN[0]}; install")
    assert "scripts/install-system-packages" in message


def test_the_versions_are_those_of_the_package():
    """The script knows the Pythons that pyproject.toml lists, no others."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    listed = [name.split(":: ")[-1] for name in project["classifiers"] if ":: Python ::" in name]
    assert sorted(KNOWN) == sorted(listed)
    assert project["requires-python"] == f">={KNOWN[-1]}"


@pytest.mark.skipif(not shutil.which("make"), reason="make is not installed")
def test_make_says_the_same(tmp_path):
    """`make` stops with the sentence of the script before it makes anything."""
    for name in ("Makefile", "requirements.txt", "scripts"):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, tmp_path / name)
    done = subprocess.run(
        ["make", "lab", "PYTHON=/absent/python"],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2 and "cannot run PYTHON=/absent/python" in done.stderr
    assert not (tmp_path / ".venv").exists()
