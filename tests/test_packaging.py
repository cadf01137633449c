"""What `pip install` takes from the repository, and what it calls it."""

import fnmatch
import tomllib
from importlib import import_module

import pytest

import autograder
from autograder.__main__ import main
from autograder.export.bundle import DISTRIBUTION
from autograder.submission.assignment import ROOT

CONFIG = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PACKAGES = ("autograder", "course", "tutor")
FILES = [
    path
    for package in PACKAGES
    for path in (ROOT / package).rglob("*")
    if path.is_file() and "__pycache__" not in path.parts
]


def test_every_module_lies_in_a_package():
    """Each folder with modules has an `__init__.py`, without which setuptools leaves it out."""
    folders = {path.parent for path in FILES if path.suffix == ".py"}
    assert len(folders) > 20
    assert [folder for folder in folders if not (folder / "__init__.py").is_file()] == []


def test_every_other_file_is_package_data():
    """Templates, styles, scripts and data lie in packages and match a pattern of package-data."""
    patterns = CONFIG["tool"]["setuptools"]["package-data"]["*"]
    others = [path for path in FILES if path.suffix != ".py"]
    assert {path.suffix for path in others} >= {".css", ".j2", ".js", ".npz"}
    for path in others:
        assert (path.parent / "__init__.py").is_file(), path
        assert any(fnmatch.fnmatch(path.name, pattern) for pattern in patterns), path


def test_the_packages_are_the_three_and_what_is_in_them():
    """The patterns of pyproject.toml take the three packages and no folder beside them."""
    include = CONFIG["tool"]["setuptools"]["packages"]["find"]["include"]
    assert include == [pattern for name in PACKAGES for pattern in (name, f"{name}.*")]


def test_the_version_stands_in_one_place(capsys):
    """pyproject.toml reads the version that the command line prints."""
    assert CONFIG["tool"]["setuptools"]["dynamic"]["version"] == {"attr": "autograder.__version__"}
    assert "version" in CONFIG["project"]["dynamic"] and "version" not in CONFIG["project"]
    with pytest.raises(SystemExit, match="0"):
        main(["--version"])
    assert capsys.readouterr().out == f"autograder {autograder.__version__}\n"


def test_the_entry_point_is_the_command_line():
    """The command `autograder` calls the `main` of `python -m autograder`."""
    module, name = CONFIG["project"]["scripts"]["autograder"].split(":")
    assert getattr(import_module(module), name) is main


def test_the_bundle_asks_for_the_distribution_by_its_name():
    """An installed grader finds its own metadata, of which it makes a Gradescope bundle."""
    assert CONFIG["project"]["name"] == DISTRIBUTION
