"""Make the course for the pictures: one notebook to work in, and one handed in."""

import re
import shutil
import subprocess
import sys

from autograder.nbgrader_plugin.release import release
from autograder.submission.assignment import ROOT, Assignment
from demo.submissions import build, read

STUDENT, HANDED_IN = "01-activations", "02-forward"
GUESSES = {
    "numbers": 177,
    "sum": 1,
    "left": 0.01,
    "gap": 0.1,
    "left_by_tanh": 1,
    "hat": 1,
    "share": 0.25,
    "leak": -2,
    "move": 5,
    "steep": -2,
    "alpha": 0.1,
    "mean": 0.0,
    "left_slope": 2,
    "ratio": 10,
    "first": 0.09,
    "column_sum": 0,
    "rings": 0.5,
    "error": 0.06,
}
CONFIG = f"""load_subconfig("nbgrader_config.py", path={str(ROOT)!r})
get_config().CourseDirectory.root = {{folder!r}}
"""


def make_course(course):
    """Make a course: one notebook to work in, and one that the demo class handed in."""
    for name in (STUDENT, HANDED_IN):
        shutil.copytree(
            ROOT / "source" / name,
            course / "source" / name,
            ignore=shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints"),
        )
    (course / "nbgrader_config.py").write_text(CONFIG.format(folder=str(course)), encoding="utf-8")
    release(root=course)
    assignment = Assignment(HANDED_IN, course)
    for path in sorted((ROOT / "demo" / "class" / HANDED_IN).glob("*.py")):
        hand_in(assignment, course, course / "submitted" / path.stem / HANDED_IN, path)
    hand_in(
        Assignment(STUDENT, course),
        course,
        course / "release" / STUDENT,
        ROOT / "demo" / "class" / STUDENT / "ada.py",
    )
    run(course, "nbgrader", "autograde", HANDED_IN)


def hand_in(assignment, course, folder, script):
    """Write the notebook of a student of the demo class, with some predictions typed in."""
    released = course / "release" / assignment.name / assignment.path.name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / assignment.path.name).write_bytes(
        re.sub(
            rb"\bpredicted_(\w+) = None",
            lambda found: (
                b"predicted_%s = %s" % (found[1], str(GUESSES.get(found[1].decode())).encode())
            ),
            build(read(script), assignment, released),
        )
    )


def run(folder, *words):
    """Run a command of the project or of nbgrader."""
    subprocess.run(
        [sys.executable, "-m", *map(str, words)],
        cwd=folder,
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
