"""
Define the results of grading: a verdict for each question, a record for each submission.

A record is stored as JSON. `schema.json` and `docs/record.md` describe it; `SCHEMA` is its version.
"""

import functools
from dataclasses import dataclass, field

from tutor.judging import words
from tutor.judging.finding import Finding

SCHEMA = "autograder.record/2"

PASSED, FAILED, ERROR = "passed", "failed", "error"
TIMEOUT, MEMORY, CRASHED = "timeout", "memory", "crashed"
MANUAL, INTERNAL = "manual", "internal"
STATUSES = (PASSED, FAILED, ERROR, TIMEOUT, MEMORY, CRASHED, MANUAL, INTERNAL)
COSTS = {FAILED, ERROR, TIMEOUT, MEMORY, CRASHED}
OVERALL = ("graded", "internal", "unreadable", "missing")
READ = ("graded", "internal")  # the statuses of a notebook that could be read


@dataclass(frozen=True)
class Verdict:
    """
    The judgement of one question.

    `points` is None if a human must decide: for a written answer, or after a fault of the grader.
    `given` are the helpers that the reference answered instead of the student's functions. `detail`
    is for the instructor and is never shown to a student.
    """

    grade_id: str
    points: float | None
    max_points: float
    finding: Finding
    given: tuple[str, ...] = ()
    detail: str = field(default="", compare=False)

    @property
    def status(self) -> str:
        """Return how the question ended."""
        return self.finding.status

    @property
    def mistake(self) -> str | None:
        """Return the name of the known mistake; None if no mistake was recognised."""
        return self.finding.mistake

    @property
    def function(self) -> str:
        """Return the function that the question asks for: `relu` of `relu_hidden`."""
        return self.grade_id.rpartition("_")[0]

    @property
    def message(self) -> str:
        """Return the message for the student."""
        if self.given:
            return words.given(self.finding, self.given)
        return self.finding.message

    @property
    def lost(self) -> float:
        """Return the points that are known to be lost."""
        return self.max_points - self.points if self.points is not None else 0.0

    def as_json(self) -> dict:
        """Return what a student may see, as a tree for `json.dumps`."""
        found = self.finding
        return {
            "grade_id": self.grade_id,
            "status": found.status,
            "points": self.points,
            "max_points": self.max_points,
            "message": self.message,
            "where": found.where,
            "what": found.what,
            "hint": found.hint,
            "mistake": found.mistake,
            "sentence": found.sentence,
            "unwritten": found.unwritten,
            "raised": found.raised,
            "line": found.line,
            "given": list(self.given),
        }


@dataclass(frozen=True)
class Record:
    """
    The judgement of one submission.

    `status` is `graded`, `unreadable` (the file is not a notebook: 0 points for every question),
    `missing` (there is no file), or `internal` (a fault of the grader: the questions concerned
    neither give nor cost points, and a human must look at them).
    """

    assignment: str
    student: str
    status: str
    questions: list[Verdict]
    seconds: float
    seed: int
    versions: dict
    message: str = ""
    hashes: dict = field(default_factory=dict)
    limits: dict = field(default_factory=dict)

    @property
    def points(self) -> float:
        """Return the sum of the points that are known."""
        return sum(verdict.points or 0.0 for verdict in self.questions)

    @property
    def max_points(self) -> float:
        """Return the points of all questions."""
        return sum(verdict.max_points for verdict in self.questions)

    @functools.cached_property
    def answers(self) -> dict[str, Verdict]:
        """Return the verdicts by `grade_id`, in notebook order."""
        return {verdict.grade_id: verdict for verdict in self.questions}

    @property
    def waiting(self) -> int:
        """Return how many questions wait for a human."""
        return sum(verdict.points is None for verdict in self.questions)

    @property
    def was_read(self) -> bool:
        """Return whether the submission is a notebook that could be read."""
        return self.status in READ

    def as_json(self) -> dict:
        """Return the record as a tree for `json.dumps`."""
        return {
            "schema": SCHEMA,
            "assignment": self.assignment,
            "student": self.student,
            "status": self.status,
            "message": self.message,
            "points": self.points,
            "max_points": self.max_points,
            "seconds": round(self.seconds, 3),
            "seed": self.seed,
            "versions": self.versions,
            "limits": self.limits,
            "hashes": self.hashes,
            "questions": [verdict.as_json() for verdict in self.questions],
        }
