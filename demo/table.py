"""The class at a glance: a line a student, and what probably went wrong in each failed question."""

import json
import textwrap

from nbgrader.api import Gradebook

from autograder.record import verdict as v

WIDTH = 100


def print_table(assignment, course):
    """
    Print students, points and likely mistakes of one assignment from nbgrader's gradebook.

    Parameters
    ----------
    assignment : Assignment
    course : Path
        The course folder, with `gradebook.db` and `autograded/`.
    """
    print(f"\n{assignment.name}: {assignment.max_points:g} points")
    print(f"{'student':<22}{'points':>8}  status")
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as gradebook:
        scores = {
            submission.student.id: submission.score
            for submission in gradebook.assignment_submissions(assignment.name)
        }
    for student in sorted(scores):
        record = _record(course, student, assignment)
        print(f"{student:<22}{scores[student]:>8g}  {_status(record)}")
        for line in _remarks(record):
            print(textwrap.fill(line, WIDTH, initial_indent=" " * 32, subsequent_indent=" " * 34))


def _record(course, student, assignment):
    """Return the record inside a graded notebook."""
    path = course / "autograded" / student / assignment.name / assignment.path.name
    return json.loads(path.read_text(encoding="utf-8"))["metadata"]["autograder"]


def _status(record):
    if record["status"] != "graded":
        return f"{record['status']}: {record['message']}"
    n_failed = sum(question["status"] in v.COSTS for question in record["questions"])
    n_manual = sum(question["points"] is None for question in record["questions"])
    words = [f"{n_failed} questions failed" if n_failed != 1 else "1 question failed"]
    return ", ".join(
        (words if n_failed else ["all passed"]) + ([f"{n_manual} to be read"] if n_manual else [])
    )


def _remarks(record, limit=4):
    """Yield one line for each function that failed, the mistake's name before the message."""
    if record["status"] != "graded":
        return
    functions = {}
    for question in record["questions"]:
        if question["status"] in v.COSTS:
            name = question["grade_id"].rpartition("_")[0] or question["grade_id"]
            # the hidden check sees more, so its mistake replaces the visible one's
            functions[name] = question
    for name, question in list(functions.items())[:limit]:
        likely = question["mistake"] or question["message"]
        yield f"{name}: {question['status']}: {likely}"
    if len(functions) > limit:
        yield f"... and {len(functions) - limit} more functions"
