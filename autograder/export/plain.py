"""
Write records as one plain CSV: a line for each submission, or for each question.

The points are those that the grader gave. If a submission is missing or could not be read, the cell
is empty.
"""

import sys
from pathlib import Path

from autograder.export.tables import CannotExport, guarded, is_safe, number, write
from autograder.record import files

OF_SUBMISSIONS = ("student", "assignment", "status", "points", "max_points", "waiting", "message")
OF_QUESTIONS = (
    "student",
    "assignment",
    "question",
    "status",
    "points",
    "max_points",
    "mistake",
    "message",
)
DIGITS = 6


def export(folder, out, questions=False):
    """
    Write the records of a folder to a CSV file.

    Parameters
    ----------
    folder : Path
        The folder with `<student>/<assignment>.json`, from `python -m autograder grade --out`.
    out : Path
    questions : bool
        One line for each question instead of one for each submission.

    Returns
    -------
    records, unreadable : int, list of Path
        The number of records written, and the files that are not complete records.

    Raises
    ------
    CannotExport
    """
    paths = sorted(path for path in Path(folder).glob("*/*.json") if not path.name.startswith("."))
    found = {path: files.standing(path) for path in paths}
    records = [record for record in found.values() if record]
    if paths and not records:
        raise CannotExport(
            f"cannot export {folder}: none of its {len(paths)} records can be read; they are "
            "damaged or of another version of the grader: grade again"
        )
    if not records:
        raise CannotExport(
            f"cannot export {folder}: it contains no <student>/<assignment>.json; "
            "give the folder that `python -m autograder grade` had as --out"
        )
    header, lines = (OF_QUESTIONS, _questions) if questions else (OF_SUBMISSIONS, _submission)
    write(out, [header, *(line for record in records for line in lines(record))])
    return len(records), [path for path, record in found.items() if not record]


def write_csv(folder, out, questions=False):
    """Write the CSV and print what it contains; return 1 if a record was not complete."""
    count, unreadable = export(folder, out, questions)
    print(f"{out}: {count} records")
    for path in unreadable:
        print(f"autograder: {path} is not a complete record; grade again", file=sys.stderr)
    return 1 if unreadable else 0


def _submission(record):
    """Yield the line of a submission; `waiting` is the number of questions for a human."""
    yield [
        _name(record.student),
        record.assignment,
        record.status,
        _points(record, record.points),
        number(record.max_points, DIGITS),
        str(record.waiting),
        guarded(record.message),
    ]


def _questions(record):
    """Yield a line for each question; the cell of unknown points is empty."""
    for verdict in record.questions:
        yield [
            _name(record.student),
            record.assignment,
            verdict.grade_id,
            verdict.status,
            _points(record, verdict.points),
            number(verdict.max_points, DIGITS),
            verdict.mistake or "",
            guarded(verdict.message),
        ]


def _points(record, points):
    """Return points as a cell, which is empty if no notebook was read."""
    return number(points, DIGITS) if record.was_read else ""


def _name(student):
    """Return a student's name, guarded only if a spreadsheet would run it as a formula."""
    return student if is_safe(student) else guarded(student)
