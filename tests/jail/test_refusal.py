"""Where the machine lets no jail be built, nothing is graded."""

import subprocess
import sys

import pytest

from autograder.submission.assignment import ROOT, Assignment

NAME = "01-activations"


def without_walls(*words):
    """Run the grader where namespaces, Landlock and chroot are refused."""
    return subprocess.run(
        [sys.executable, "-m", "tests.harness.without_walls", sys.executable, *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.skipif(sys.platform != "linux", reason="system-call filters are Linux's")
def test_grading_refuses_and_says_why():
    """No record comes out, and one sentence says what the machine refuses and where to look."""
    notebook = str(Assignment(NAME, ROOT).path)
    done = without_walls("-m", "autograder", "grade-one", notebook, "--assignment", NAME)
    assert (done.returncode, done.stdout) == (2, "")
    assert "cannot grade: no jail can be built on this machine" in done.stderr
    assert "check-environment" in done.stderr and "Traceback" not in done.stderr
