"""Who may import what: data flows one way, and the reference never enters the jail."""

import graphlib

import pytest

from autograder.submission.assignment import ROOT, names
from tests.arrows import ARROWS, OURS, PACKAGES, folder_of, violations

DATA = ("tests/submissions/", "demo/class/", "demo/run/")  # scripts of students, no modules
MODULES = sorted(
    name
    for top in OURS
    for path in (ROOT / top).rglob("*.py")
    if not (name := path.relative_to(ROOT).as_posix()).startswith(DATA)
)


@pytest.mark.parametrize("path", MODULES)
def test_imports_follow_the_arrows(path):
    """A module imports the folders and packages that the tables name for its folder."""
    assert not violations(path, (ROOT / path).read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "path, text",
    [
        ("course/new.py", "import scipy"),
        ("course/new.py", "from autograder.checks import CHECKS"),
        ("tutor/judging/new.py", "import matplotlib.pyplot as plt"),
        ("tutor/judging/new.py", "from ..notebook import table"),
        ("autograder/jail/inside/new.py", "from autograder.checks import CHECKS"),
        ("autograder/jail/inside/new.py", "from ... import judge"),
        ("autograder/jail/inside/new.py", "import course.forward"),
        ("autograder/checks/activations/new.py", "from autograder.judge.grading import grade"),
        ("autograder/checks/activations/new.py", "def check():\n    import nbformat"),
        ("autograder/judge/new.py", "from nbgrader.api import Gradebook"),
        ("autograder/judge/new.py", "import subprocess"),
        ("autograder/judge/new.py", "from os import fork"),
        ("autograder/record/new.py", "from autograder.judge import grading"),
        ("autograder/feedback/new.py", "from autograder.nbgrader_plugin import plugin"),
        ("autograder/report/new.py", "from autograder import judge"),
        ("autograder/batch/new.py", "from tests.harness import storm"),
        ("benchmarks/new.py", "from tests.harness import storm"),
        ("tests/judge/new.py", "from benchmarks import grading"),
    ],
)
def test_a_wrong_import_is_found(path, text):
    """The rule above would see it: in folders of folders, in functions, relative or not."""
    assert violations(path, text)


@pytest.mark.parametrize(
    "text",
    [
        "from autograder import __version__",
        "from autograder.refusal import Refusal",
        "from .. import whole_file",
        "from autograder.whole_file import write",
        "import json, numpy as np",
        "from . import verdict",
    ],
)
def test_the_ground_floor_is_for_everybody(text):
    """Version, refusal and whole files, the standard library and the own folder are free."""
    assert not violations("autograder/record/new.py", text)


def test_arrows_go_one_way():
    """No folder can be reached from itself, and each has a row in both tables."""
    inner = {folder: set(to.split()) for folder, to in ARROWS.items()}
    for start in ("autograder", "tutor"):  # these name what is below them
        inner.pop(start)
    graphlib.TopologicalSorter(inner).prepare()
    assert set(ARROWS) - set(PACKAGES) == {"benchmarks", "tests"}
    assert {folder_of(path.removesuffix(".py").replace("/", ".")) for path in MODULES} == set(
        ARROWS
    )


def test_nothing_pickles():
    """No file of the grader loads pickles or numpy object arrays."""
    for path in MODULES:
        if path.startswith(("autograder/", "tutor/")):
            text = (ROOT / path).read_text(encoding="utf-8")
            assert "import pickle" not in text and "allow_pickle=True" not in text, path
            assert "os.fork" not in text or path.startswith("autograder/jail/inside/"), path


def test_there_are_assignments():
    """The tests above have something to look at."""
    assert names() and len(MODULES) > 200
