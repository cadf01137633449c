"""
Read a record as untrusted data.

What a record says is taken only in the form that `docs/record.md` promises; the questions are
those of the assignment.
"""

import json
from dataclasses import dataclass

from autograder.record import verdict as v
from autograder.record.verdict import SCHEMA
from tutor.judging.codec import one_printable_line

STATUSES = (v.PASSED, v.FAILED, v.ERROR, v.TIMEOUT, v.MEMORY, v.CRASHED, v.MANUAL, v.INTERNAL)
OVERALL = ("graded", "internal", "unreadable", "missing")
MAX_BYTES = 5_000_000
MAX_TEXT = 1000


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


class Damaged(Exception):
    """A record is not what `docs/record.md` says."""


def read_record(path, student, assignment):
    """Return one record, checked."""
    if path.is_symlink() or not path.is_file():
        raise Damaged("it is not a file")
    try:
        if path.stat().st_size > MAX_BYTES:
            raise Damaged(f"it has more than {MAX_BYTES // 10**6} MB")
        record = json.loads(path.read_bytes().decode("utf-8"))
    except OSError as error:
        raise Damaged(f"it cannot be read ({error.strerror})") from None
    except UnicodeDecodeError:
        raise Damaged("it is not UTF-8 text") from None
    except (ValueError, RecursionError):
        raise Damaged("it is not JSON, or cut off") from None
    if not isinstance(record, dict) or record.get("schema") != SCHEMA:
        raise Damaged(f"it is no {SCHEMA}")
    for key, wanted in (("assignment", assignment.name), ("student", student)):
        if record.get(key) != wanted:
            raise Damaged(f"it is about another {key}, {text(record.get(key), 60)!r}")
    if record.get("status") not in OVERALL:
        raise Damaged(f"its status is {text(record.get('status'), 60)!r}")
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
        raise Damaged("its questions are no list of objects")
    given = {text(one.get("grade_id")): one for one in questions}
    asked = [cell.grade_id for cell in assignment.questions]
    if sorted(asked) != sorted(given) or len(given) != len(questions):
        odd = sorted(set(asked) ^ set(given))[:3] or ["one stands there twice"]
        raise Damaged(
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
        raise Damaged(f"a question's status is {text(status, 60)!r}")
    if not _is_points(points, most) and points is not None:
        raise Damaged(f"a question's points are no number from 0 to {most:g}")
    if question.get("max_points") != most:
        raise Damaged("a question gave other points then than now; grade again")
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
