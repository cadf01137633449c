"""
What the grader says: a verdict for each question, a record for each submission.

The record is JSON with the schema that `docs/record.md` describes; `SCHEMA` names its version.
"""

from dataclasses import asdict, dataclass, field

SCHEMA = "autograder.record/1"

PASSED, FAILED, ERROR = "passed", "failed", "error"
TIMEOUT, MEMORY, CRASHED = "timeout", "memory", "crashed"
MANUAL, INTERNAL = "manual", "internal"
COSTS = {FAILED, ERROR, TIMEOUT, MEMORY, CRASHED}


@dataclass(frozen=True)
class Verdict:
    """
    The judgement of one question.

    `points` is None when no machine can say: a written answer, or a fault of the grader. `detail`
    is for the instructor and never reaches a student.
    """

    grade_id: str
    status: str
    points: float | None
    max_points: float
    message: str = ""
    mistake: str | None = None
    detail: str = field(default="", compare=False)

    def public(self):
        """Return what a student may see."""
        fields = asdict(self)
        del fields["detail"]
        return fields


@dataclass(frozen=True)
class Record:
    """
    The judgement of one submission.

    `status` is `graded`, `unreadable` (a file that is no notebook: every question 0), `missing`
    (no file), or `internal` (our fault: no points are given or taken, a human must look).
    """

    assignment: str
    student: str
    status: str
    questions: list
    seconds: float
    seed: int
    versions: dict
    message: str = ""
    hashes: dict = field(default_factory=dict)

    @property
    def points(self):
        """Return the sum of the points that are known."""
        return sum(verdict.points or 0.0 for verdict in self.questions)

    @property
    def max_points(self):
        """Return the points of all questions."""
        return sum(verdict.max_points for verdict in self.questions)

    def as_json(self):
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
            "hashes": self.hashes,
            "questions": [verdict.public() for verdict in self.questions],
        }
