"""Print a class: one line per student, with the likely mistake in each failed question."""

import json
import textwrap

from nbgrader.api import Gradebook

from autograder.record import verdict as v
from autograder.record.read import from_tree

WIDTH = 100
INDENT = " " * 20
MOST = 4  # remarks on one student


def print_table(assignment, course):
    """
    Print students, points and likely mistakes of one assignment from nbgrader's gradebook.

    Parameters
    ----------
    assignment : Assignment
    course : Path
        The course folder, with `gradebook.db` and `autograded/`.
    """
    print(f"\n{assignment.name}")
    print(f"{'student':<8}{f'of {assignment.max_points:g}':>10}")
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as gradebook:
        scores = {
            submission.student.id: submission.score
            for submission in gradebook.assignment_submissions(assignment.name)
        }
    for student in sorted(scores):
        record = _record(course, student, assignment)
        print(f"{student:<8}{scores[student]:>10g}  {_status(record)}")
        for line in remarks(record):
            print(
                textwrap.fill(
                    line,
                    WIDTH,
                    initial_indent=INDENT,
                    subsequent_indent=INDENT + "  ",
                    max_lines=2,
                    placeholder=" ...",
                )
            )


def _record(course, student, assignment):
    """Return the record inside a graded notebook."""
    path = course / "autograded" / student / assignment.name / assignment.path.name
    return from_tree(json.loads(path.read_text(encoding="utf-8"))["metadata"]["autograder"])


def _status(record):
    """Return the results of the questions in a few words."""
    if record.status != "graded":
        return record.status
    n_failed = sum(question.status in v.COSTS for question in record.questions)
    n_manual = sum(question.points is None for question in record.questions)
    words = f"{_count(n_failed, 'question')} failed" if n_failed else "every check passed"
    return words + (f", {_count(n_manual, 'answer')} for a human to read" if n_manual else "")


def _count(number, thing):
    return f"{number} {thing}" + ("s" if number != 1 else "")


def remarks(record):
    """Return a line for each kind of failure, with the functions that failed."""
    if record.status != "graded":
        return [record.message]
    failed = {}  # the hidden check tests more, so its remark replaces that of the visible check
    for question in record.questions:
        if question.status in v.COSTS:
            name = question.function or question.grade_id
            failed[name] = _what(name, question)
    functions = {}
    for name, what in failed.items():
        functions.setdefault(what, []).append(name)
    lines = [f"{_listed(names)}: {what}" for what, names in functions.items()]
    more = [f"... and {len(lines) - MOST} more"] if len(lines) > MOST else []
    return lines[:MOST] + more


def _what(name, question):
    """Return the remark on a failed question: the name of the mistake, or the message."""
    if question.mistake:
        return question.mistake
    if question.finding.unwritten == name:
        return "not written yet"
    return f"{question.status}: {question.message}".replace(f": {name}: ", ": ")


def _listed(names):
    """Return the first names of a list and the number of the others."""
    return ", ".join(names[:MOST]) + (f" and {len(names) - MOST} more" if names[MOST:] else "")
