"""A folder of submissions, `<student>/NN-topic/topic.ipynb`: who handed something in."""

import os
from pathlib import Path

from autograder.refusal import Refusal


class NoSubmissions(Refusal):
    """The folder holds nothing to grade."""


def students(folder, assignment):
    """Return the names of the students who have a folder for the assignment."""
    folder = Path(folder)
    if not folder.is_dir():
        raise NoSubmissions(
            f"cannot grade {folder}: it is not a folder; name one with "
            f"<student>/{assignment.name}/{assignment.path.name} in it"
        )
    found = sorted(p.name for p in folder.iterdir() if os.path.lexists(p / assignment.name))
    if not found:
        raise NoSubmissions(f"cannot grade {folder}: no <student>/{assignment.name} in it")
    return found


def misplaced(folder, assignment):
    """Return the names of those who have a notebook beside the folder that it belongs into."""
    return sorted(
        p.name
        for p in Path(folder).iterdir()
        if not os.path.lexists(p / assignment.name) and any(p.glob("*.ipynb"))
    )
