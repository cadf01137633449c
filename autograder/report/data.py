"""
The records of a class, read as untrusted data.

What a record says is taken only in the form that `docs/record.md` promises; the questions are
those of the assignment. A record that is damaged is a `Problem` with a sentence, never an error.
"""

import json
from dataclasses import dataclass, field
from pathlib import Path

from autograder import verdict as v
from autograder.batch import NoSubmissions, students
from autograder.tutor.codec import one_printable_line
from autograder.verdict import SCHEMA

STATUSES = (v.PASSED, v.FAILED, v.ERROR, v.TIMEOUT, v.MEMORY, v.CRASHED, v.MANUAL, v.INTERNAL)
OVERALL = ("graded", "internal", "unreadable", "missing")
READ = ("graded", "internal")  # a notebook was there and was read
MAX_BYTES = 5_000_000
MAX_TEXT = 1000


class NoRecords(OSError):
    """The folder holds no record of the assignment."""


@dataclass(frozen=True)
class Problem:
    """Why a student does not stand in the figures, or stands there with a doubt."""

    student: str
    sentence: str


@dataclass(frozen=True)
class Answer:
    """The verdict of one question; `points` is None when a human must decide."""

    status: str
    points: float | None
    max_points: float
    message: str
    mistake: str | None

    @property
    def lost(self):
        """Return the points that are known to be lost."""
        return self.max_points - self.points if self.points is not None else 0.0


@dataclass(frozen=True)
class Submission:
    """The record of one student, checked."""

    student: str
    status: str
    message: str
    answers: dict
    grounds: str = ""

    @property
    def points(self):
        """Return the points that are known."""
        return sum(answer.points or 0.0 for answer in self.answers.values())

    @property
    def waiting(self):
        """Return how many questions wait for a human."""
        return sum(answer.points is None for answer in self.answers.values())


@dataclass(frozen=True)
class Class:
    """All that is known of an assignment's submissions."""

    assignment: object
    submissions: list
    problems: list = field(default_factory=list)
    newest: float = 0.0

    @property
    def read(self):
        """Return the submissions whose notebook could be read: those that the figures count."""
        return [one for one in self.submissions if one.status in READ]


def read_class(assignment, records, submissions=None):
    """
    Return the class that a folder of records describes.

    Parameters
    ----------
    assignment : Assignment
    records : Path
        Holds `<student>/<assignment>.json`, as `grade` writes it.
    submissions : Path, optional
        Holds the submitted notebooks; names those who have no record.

    Raises
    ------
    NoRecords
        If no student has a record, damaged or not.
    """
    folder, file_name = Path(records), f"{assignment.name}.json"
    paths = (
        {
            path.name: path / file_name
            for path in sorted(folder.iterdir())
            if path.is_dir() and not path.name.startswith(".")
        }
        if folder.is_dir()
        else {}
    )
    if not any(path.is_file() for path in paths.values()):
        raise NoRecords(
            f"cannot report on {assignment.name}: there is no <student>/{file_name} in {folder}; "
            f"make them with `python -m autograder grade --assignment {assignment.name} "
            f"--submissions DIR --out {folder}`"
        )
    handed_in = _handed_in(submissions, assignment)
    found, problems, newest = [], [], 0.0
    for student in sorted(paths.keys() | handed_in):
        path = paths.get(student)
        if path is None or not (path.is_symlink() or path.exists()):
            if student in handed_in:
                problems.append(Problem(student, "handed in but not graded: there is no record"))
            continue
        try:
            found.append(_read(path, student, assignment))
            newest = max(newest, path.stat().st_mtime)
        except _Damaged as error:
            problems.append(Problem(student, f"the record is damaged: {error}"))
    problems += _graded_differently(found)
    return Class(assignment, found, problems, newest)


class _Damaged(Exception):
    """A record is not what `docs/record.md` says."""


def _handed_in(submissions, assignment):
    """Return the names of those who handed something in."""
    if submissions is None:
        return set()
    try:
        return set(students(submissions, assignment))
    except NoSubmissions as error:
        raise NoRecords(str(error).replace("cannot grade", "cannot read submissions in")) from None


def _read(path, student, assignment):
    """Return one record, checked."""
    if path.is_symlink() or not path.is_file():
        raise _Damaged("it is not a file")
    try:
        if path.stat().st_size > MAX_BYTES:
            raise _Damaged(f"it has more than {MAX_BYTES // 10**6} MB")
        record = json.loads(path.read_bytes().decode("utf-8"))
    except OSError as error:
        raise _Damaged(f"it cannot be read ({error.strerror})") from None
    except UnicodeDecodeError:
        raise _Damaged("it is not UTF-8 text") from None
    except (ValueError, RecursionError):
        raise _Damaged("it is not JSON, or cut off") from None
    if not isinstance(record, dict) or record.get("schema") != SCHEMA:
        raise _Damaged(f"it is no {SCHEMA}")
    for key, wanted in (("assignment", assignment.name), ("student", student)):
        if record.get(key) != wanted:
            raise _Damaged(f"it is about another {key}, {text(record.get(key), 60)!r}")
    if record.get("status") not in OVERALL:
        raise _Damaged(f"its status is {text(record.get('status'), 60)!r}")
    grounds = json.dumps([record.get("versions"), _of_hashes(record)], sort_keys=True)
    return Submission(
        student,
        record["status"],
        text(record.get("message")),
        _answers(record.get("questions"), assignment),
        grounds,
    )


def _of_hashes(record):
    """Return what of a record's hashes is the same for a class that was graded at once."""
    hashes = record.get("hashes")
    return [hashes.get("checks"), hashes.get("environment")] if isinstance(hashes, dict) else None


def _answers(questions, assignment):
    """Return the verdicts of the assignment's questions by grade_id, in notebook order."""
    if not isinstance(questions, list) or not all(isinstance(one, dict) for one in questions):
        raise _Damaged("its questions are no list of objects")
    given = {text(one.get("grade_id")): one for one in questions}
    asked = [cell.grade_id for cell in assignment.questions]
    if sorted(asked) != sorted(given) or len(given) != len(questions):
        odd = sorted(set(asked) ^ set(given))[:3] or ["one stands there twice"]
        raise _Damaged(
            "its questions are not those of the assignment now "
            f"({', '.join(text(one, 60) for one in odd)}); grade again"
        )
    return {
        cell.grade_id: _answer(given[cell.grade_id], cell.points) for cell in assignment.questions
    }


def _answer(question, most):
    """Return one verdict, checked; `most` is what the question gives now."""
    status, points = question.get("status"), question.get("points")
    if status not in STATUSES:
        raise _Damaged(f"a question's status is {text(status, 60)!r}")
    if not _is_points(points, most) and points is not None:
        raise _Damaged(f"a question's points are no number from 0 to {most:g}")
    if question.get("max_points") != most:
        raise _Damaged("a question gave other points then than now; grade again")
    mistake = question.get("mistake")
    return Answer(
        status,
        None if points is None else float(points),
        most,
        text(question.get("message")),
        text(mistake, 200) if mistake else None,
    )


def _is_points(value, most):
    """Return whether a value of JSON is a number of points; nan is none."""
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= most


def text(value, limit=MAX_TEXT):
    """Return what a record says as one printable line; nothing for what is no text."""
    return one_printable_line(value, limit) if isinstance(value, str) else ""


def _graded_differently(submissions):
    """Return a doubt for each record that was made by other checks or versions than most."""
    grounds = [one.grounds for one in submissions]
    usual = max(sorted(set(grounds)), key=grounds.count, default="")
    return [
        Problem(
            one.student,
            "graded by other checks or versions than most of the class; "
            "grade the class again with --regrade",
        )
        for one in submissions
        if one.grounds != usual
    ]
