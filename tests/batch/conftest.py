"""Four submissions, their records, and the command that grades them."""

import shutil

import pytest

from autograder.__main__ import main
from autograder.batch import job
from tests.harness.classes import NAME, make_class


@pytest.fixture(scope="session")
def shared(tmp_path_factory):
    """Four submissions, three whole ones and a damaged one, and their records."""
    shared = tmp_path_factory.mktemp("shared")
    make_class(shared / "in", 4)
    assert (
        main(
            [
                "grade",
                "--assignment",
                NAME,
                "--submissions",
                str(shared / "in"),
                "--out",
                str(shared / "out"),
            ]
        )
        == 0
    )
    return shared


@pytest.fixture
def folder(shared, tmp_path):
    """Four submissions of this test's own."""
    return shutil.copytree(shared / "in", tmp_path / "in")


@pytest.fixture
def out(shared, tmp_path):
    """The records of the four submissions, as a calm run made them."""
    return shutil.copytree(shared / "out", tmp_path / "out")


@pytest.fixture
def run(folder, tmp_path):
    """Return a function that runs the grade command on the four submissions."""

    def grade_them(*arguments, out=tmp_path / "out"):
        return main(
            [
                "grade",
                "--assignment",
                NAME,
                "--submissions",
                str(folder),
                "--out",
                str(out),
                *arguments,
            ]
        )

    return grade_them


@pytest.fixture
def ran(monkeypatch):
    """Return the list of the students who are graded from now on."""
    names = []
    original = job._graded
    monkeypatch.setattr(
        job,
        "_graded",
        lambda job, student, sandbox: names.append(student) or original(job, student, sandbox),
    )
    return names
