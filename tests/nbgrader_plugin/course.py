"""The class that `nbgrader autograde` grades here."""

import os
import subprocess
import sys

from autograder.submission.assignment import ROOT

NAME = "01-activations"
FOLDER = ROOT / "tests" / "submissions"
CLASS = [
    "honest/all_right",
    "honest/prints_and_warns",
    "attacks/patch_allclose",
    "attacks/cells_tag",
    "attacks/cells_copy",
    "attacks/cells_forge_output",
]


def nbgrader(course, *words):
    """Run an nbgrader command in a course folder."""
    return subprocess.run(
        [sys.executable, "-m", "nbgrader", *words],
        cwd=course,
        text=True,
        capture_output=True,
        env={**os.environ, "NO_COLOR": "1"},
    )
