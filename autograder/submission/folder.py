"""Find out who handed something in: a folder of submissions, `<student>/NN-topic/topic.ipynb`."""

import os
from pathlib import Path

from autograder.refusal import Refusal


class NoSubmissions(Refusal):
    """The folder contains nothing to grade."""


def students(folder, assignment):
    """Return the names of the students who have a folder for the assignment."""
    folder = Path(folder)
    if not folder.is_dir():
        raise NoSubmissions(
            f"cannot grade {folder}: it is not a folder; give one with "
            f"<student>/{assignment.name}/{assignment.path.name} in it"
        )
    found = sorted(
        p.name
        for p in folder.iterdir()
        if not p.name.startswith(".") and os.path.lexists(p / assignment.name)
    )
    if not found:
        raise NoSubmissions(
            f"cannot grade {folder}: there is no <student>/{assignment.name} in it; give the "
            "folder that contains one folder per student"
        )
    return found


def misplaced(folder, assignment):
    """Return the students whose notebook is not in the folder of the assignment but above it."""
    return sorted(
        p.name
        for p in Path(folder).iterdir()
        if not os.path.lexists(p / assignment.name) and any(p.glob("*.ipynb"))
    )
