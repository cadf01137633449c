"""Build the page from folders of records and submissions."""

import re
import sys
from pathlib import Path

from autograder import whole_file
from autograder.checks import checks_of
from autograder.refusal import Refusal
from autograder.report import figures, similarity
from autograder.report.advice import advice
from autograder.report.data import read_class
from autograder.report.page import render
from autograder.submission.assignment import HIDDEN, SCHEME, SOLUTION, names
from autograder.submission.rebuild import rebuild

OWN_CELLS = "their own cells"
MARKERS = re.compile(r"^.*### (BEGIN|END) (SOLUTION|MARK SCHEME).*\n?", re.MULTILINE)


class CannotWrite(Refusal):
    """The page cannot be written; the message says why and what to do."""


def report(assignment, records, submissions=None):
    """
    Return the page on the class of an assignment, and the `Class`.

    Parameters
    ----------
    assignment : Assignment
    records : Path
        The folder with `<student>/<assignment>.json`.
    submissions : Path, optional
        The folder with `<student>/<assignment>/<topic>.ipynb`; without it no answers are
        compared.

    Returns
    -------
    (str, Class)

    Raises
    ------
    NoRecords
        If there is nothing to report on.
    """
    class_ = read_class(assignment, records, submissions)
    exercises = figures.exercises(class_)
    mistakes, waiting = figures.mistakes(class_), figures.waiting(class_)
    groups = None
    if submissions is not None:
        texts = answers(class_, submissions)
        groups = similarity.groups(texts, *given(assignment)), texts
    folders = str(submissions or "DIR"), str(records)
    todo = advice(class_, exercises, mistakes, waiting, groups and groups[0], folders)
    return render(class_, exercises, mistakes, waiting, todo, groups), class_


def write(assignment, records, submissions, out):
    """Write the page and print what it contains; return the exit status; raise `CannotWrite`."""
    page, class_ = report(assignment, records, submissions)
    try:
        whole_file.write(out, page)
    except OSError as error:
        raise CannotWrite(
            f"cannot write {out}: {error.strerror}; name a file in a folder that "
            "exists and is writable"
        ) from None
    print(f"{out}: {len(class_.read)} students in the figures; open it in a browser")
    if class_.problems:
        print(
            f"{len(class_.problems)} records are missing, invalid or in doubt; the page says which",
            file=sys.stderr,
        )
    return 0


def answers(class_, submissions):
    """Return the texts of solution cells and of added cells, by student and exercise."""
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
    """Return what all students have: texts, the reference of each exercise, exercise names."""
    solutions = {
        cell.grade_id: [MARKERS.sub("", cell.source), SOLUTION.sub("", cell.source)]
        for cell in assignment.cells
        if cell.role == "solution"
    }
    texts = [HIDDEN.sub("", SCHEME.sub("", cell.source)) for cell in assignment.cells]
    known = {name for known in names() for name in checks_of(known)}
    return [*texts, *(text for own in solutions.values() for text in own)], solutions, known
