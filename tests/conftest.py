"""What the tests share: a sandbox, the released assignments, submissions built from scripts."""

from pathlib import Path

import pytest

from autograder.assignment import ROOT, Assignment, names
from autograder.grading import grade
from autograder.sandbox import Limits, Sandbox
from demo.submissions import build, read

SUBMISSIONS = Path(__file__).parent / "submissions"


@pytest.fixture(scope="session")
def sandbox():
    """One warm parent for the whole run, with times that suit a test."""
    with Sandbox(Limits(cell_seconds=3, call_seconds=2)) as shared:
        yield shared


@pytest.fixture(scope="session")
def assignments():
    """Every assignment by name."""
    return {name: Assignment(name) for name in names()}


@pytest.fixture
def grade_script(sandbox, assignments, tmp_path):
    """Return a function that builds a script's submission and grades it."""
    def run(path, name):
        assignment = assignments[name]
        released = ROOT / "release" / name / assignment.path.name
        notebook = tmp_path / assignment.path.name
        notebook.write_bytes(build(read(path), assignment, released))
        return grade(notebook, assignment, sandbox, "student").record
    return run


@pytest.hookimpl(tryfirst=True)  # xdist reads the marks in the same hook
def pytest_collection_modifyitems(items):
    """Let all tests of one check run in one process, because they share examples and mistakes."""
    for item in items:
        values = getattr(item, "callspec", None) and item.callspec.params
        if values and item.path.parent.name == "checks":
            name = values.get("name") or getattr(values.get("check"), "name", None)
            if name:
                item.add_marker(pytest.mark.xdist_group(name))
