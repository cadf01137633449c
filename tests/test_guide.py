"""What the instructor's guide tells to type works."""

import os
import re
import shutil
import subprocess
import sys

import nbformat
import pytest

from autograder.submission.assignment import ROOT

GUIDE = (ROOT / "docs" / "instructors.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", GUIDE, re.DOTALL)
NAME = "01-activations"
SOLUTION = "    ### BEGIN SOLUTION\n    return np.logaddexp(0.0, z)\n    ### END SOLUTION"


def block(words):
    """Return the one block of code in the guide that holds some words."""
    (found,) = [one for one in BLOCKS if words in one]
    return found


def add(path, text):
    """Append a block of the guide to a file."""
    path.write_text(path.read_text(encoding="utf-8") + "\n\n" + text, encoding="utf-8")


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """Return a copy of the course with the guide's exercise and one more mistake put in place."""
    root = tmp_path_factory.mktemp("guide") / "course"
    skipped = shutil.ignore_patterns("__pycache__", "tutor.zip", ".ipynb_checkpoints")
    for name in (
        "course",
        "tutor",
        "autograder",
        "demo/submissions.py",
        "tests/__init__.py",
        "tests/checks",
        "source",
        "tests/conftest.py",
        "tests/markers.py",
        "pyproject.toml",
        "nbgrader_config.py",
    ):
        source, target = ROOT / name, root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=skipped)
        else:
            shutil.copy(source, target)
    add(root / "course" / "activations.py", block("def softplus(z):"))
    checks = root / "autograder" / "checks" / "activations"
    (checks / "softplus.py").write_text(
        block("check_softplus = Check(") + "\n\n" + block('mistake("the sigmoid"'), encoding="utf-8"
    )
    variants = root / "tests" / "checks" / "variants" / "softplus.py"
    variants.write_text(block('VARIANTS["softplus"]'), encoding="utf-8")
    write_cells(root / "source" / NAME / "activations.ipynb")
    return root


def write_cells(path):
    """Add the three cells of the exercise as the Create Assignment bar marks them."""
    notebook = nbformat.read(path, 4)
    for name, text, points in (
        ("softplus", f"def softplus(z):\n{SOLUTION}", None),
        ("softplus_visible", "check(softplus)", 1),
        ("softplus_hidden", block("check_softplus(softplus)"), 2),
    ):
        marks = {
            "grade_id": name,
            "schema_version": 3,
            "task": False,
            "grade": points is not None,
            "locked": points is not None,
            "solution": points is None,
        }
        marks |= {} if points is None else {"points": points}
        notebook.cells.append(nbformat.v4.new_code_cell(text, metadata={"nbgrader": marks}))
    nbformat.write(notebook, path)


def run(root, *words):
    """Run a module of Python in the copy."""
    return subprocess.run(
        [sys.executable, "-m", *words],
        cwd=root,
        text=True,
        check=False,
        capture_output=True,
        env={**os.environ, "CHECK_SEEDS": "1"},
    )


def test_the_exercise_passes_what_the_guide_says(course):
    """The run of tests in the guide, after its steps, passes as many tests as it says."""
    done = run(
        course,
        "pytest",
        "-q",
        "-n0",
        "-p",
        "no:cacheprovider",
        "tests/checks/test_activation_checks.py",
        "-k",
        "softplus or order",
    )
    said = re.search(r"`(\d+ passed)`", GUIDE)[1]
    assert done.returncode == 0 and said in done.stdout, done.stdout + done.stderr


def test_the_exercise_is_released(course):
    """A release carries the exercise and its examples, without solution and hidden tests."""
    done = run(course, "autograder", "release", NAME)
    assert done.returncode == 0, done.stderr
    released = course / "release" / NAME
    text = (released / "activations.ipynb").read_text(encoding="utf-8")
    assert "check(softplus)" in text and "logaddexp" not in text and "check_softplus" not in text


def test_the_late_penalty_is_nbgraders_plugin():
    """The guide's penalty takes two points for each day that began, at most the score."""
    names = {}
    exec(block("BasePlugin"), names)
    penalty = names["TwoPointsADay"]().late_submission_penalty
    assert penalty("ada", 10.0, 1) == 2
    assert penalty("ada", 10.0, 86401) == 4
    assert penalty("ada", 1.0, 1) == 1
