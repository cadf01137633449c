"""
Records as one plain CSV: a line for each submission, or for each question.

Points are those that the grader gave. What could not be read or is not there has none: its cell is
empty.
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
        With `<student>/<assignment>.json`, from `python -m autograder grade --out`.
    out : Path
    questions : bool
        One line for each question instead of one for each submission.

    Returns
    -------
    records, unreadable : int, list of Path
        How many were written, and the files that hold no complete record.

    Raises
    ------
    CannotExport
    """
    paths = sorted(path for path in Path(folder).glob("*/*.json") if not path.name.startswith("."))
    found = {path: files.standing(path) for path in paths}
    records = [record for record in found.values() if record]
    if not records:
        raise CannotExport(
            f"cannot export {folder}: it holds no <student>/<assignment>.json; "
            "name what `python -m autograder grade` had as --out"
        )
    header, lines = (OF_QUESTIONS, _questions) if questions else (OF_SUBMISSIONS, _submission)
    write(out, [header, *(line for record in records for line in lines(record))])
    return len(records), [path for path, record in found.items() if not record]


def write_csv(folder, out, questions=False):
    """Write the CSV and say what it holds; return 1 if a file was no complete record."""
    count, unreadable = export(folder, out, questions)
    print(f"{out}: {count} records")
    for path in unreadable:
        print(f"autograder: {path} is no complete record; grade again", file=sys.stderr)
    return 1 if unreadable else 0


def _submission(record):
    """Yield the one line of a submission; `waiting` counts what a human must decide."""
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
    """Yield a line for each question; points that are not known are an empty cell."""
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
    """Return points as a cell; an empty one where no notebook was read."""
    return number(points, DIGITS) if record.was_read else ""


def _name(student):
    """Return a student's name as it is where it is harmless; a file for people loses no line."""
    return student if is_safe(student) else guarded(student)
