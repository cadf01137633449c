"""From folders of records and submissions to the page."""

import re
from pathlib import Path

from autograder.assignment import HIDDEN, SCHEME, SOLUTION
from autograder.checks import CHECKS
from autograder.rebuild import rebuild
from autograder.report import similarity, statistics
from autograder.report.advice import advice
from autograder.report.data import read_class
from autograder.report.page import render

OWN_CELLS = "cells of their own"
MARKERS = re.compile(r"^.*### (BEGIN|END) (SOLUTION|MARK SCHEME).*\n?", re.MULTILINE)


def report(assignment, records, submissions=None):
    """
    Return the page on an assignment's class, and the class.

    Parameters
    ----------
    assignment : Assignment
    records : Path
        Holds `<student>/<assignment>.json`.
    submissions : Path, optional
        Holds `<student>/<assignment>/<topic>.ipynb`; without it no answers are compared.

    Returns
    -------
    (str, Class)

    Raises
    ------
    NoRecords
        If there is nothing to report on.
    """
    class_ = read_class(assignment, records, submissions)
    exercises = statistics.exercises(class_)
    mistakes, waiting = statistics.mistakes(class_), statistics.waiting(class_)
    groups = None
    if submissions is not None:
        texts = answers(class_, submissions)
        groups = similarity.groups(texts, *given(assignment)), texts
    folders = str(submissions or "DIR"), str(records)
    todo = advice(class_, exercises, mistakes, waiting, groups and groups[0], folders)
    return render(class_, exercises, mistakes, waiting, todo, groups), class_


def answers(class_, submissions):
    """Return the text of each solution cell and of all own cells, by student and exercise."""
    assignment, found = class_.assignment, {}
    for one in class_.read:
        path = Path(submissions, one.student, assignment.name, assignment.path.name)
        rebuilt = rebuild(path, assignment)
        if not rebuilt.problem:
            found[one.student] = {
                cell.grade_id: cell.source for cell in rebuilt.cells if cell.role == "solution"
            }
            own = [cell.source for cell in rebuilt.cells if cell.role == "extra"]
            found[one.student] |= {OWN_CELLS: "\n".join(own)} if own else {}
    return found


def given(assignment):
    """Return what everybody has: texts, the reference of each exercise, names of exercises."""
    solutions = {
        cell.grade_id: [MARKERS.sub("", cell.source), SOLUTION.sub("", cell.source)]
        for cell in assignment.cells
        if cell.role == "solution"
    }
    texts = [HIDDEN.sub("", SCHEME.sub("", cell.source)) for cell in assignment.cells]
    known = {name for checks in CHECKS.values() for name in checks}
    return [*texts, *(text for own in solutions.values() for text in own)], solutions, known
