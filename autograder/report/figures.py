"""Compute the figures of a class: points, exercises, mistakes, answers that wait."""

from collections import Counter
from dataclasses import dataclass, field
from itertools import groupby

from autograder.record import verdict as v
from autograder.report.measures import correlation

UNWRITTEN = "unwritten"
WORDS = {
    v.FAILED: "a wrong value that no known mistake explains",
    v.ERROR: "an error",
    v.TIMEOUT: "no answer in time",
    v.MEMORY: "too much memory",
    v.CRASHED: "the process ended",
}


@dataclass(frozen=True)
class Exercise:
    """
    One exercise, its visible and hidden questions together.

    `difficulty` is the fraction of its points that the class earned, and `passed` the fraction of
    students who passed each question. `discrimination` is the correlation of the exercise's points
    with the points of all other exercises (point-biserial if the points are all or nothing).
    """

    name: str
    max_points: float
    passed: dict
    difficulty: float | None
    discrimination: float | None
    statuses: Counter
    waiting: int

    @property
    def is_written(self):
        """Return whether a human reads the answers."""
        return set(self.passed) == {"written"}


@dataclass
class Mistake:
    """One kind of error in one exercise, and the students who made it."""

    exercise: str
    kind: str  # named, open, other
    name: str
    hint: str = ""
    example: str = ""
    students: list = field(default_factory=list)
    lost: float = 0.0


@dataclass(frozen=True)
class Waiting:
    """A question that waits for a human: a fault of the grader, or a written answer."""

    question: str
    is_fault: bool
    students: list
    points: float

    @property
    def n(self):
        """Return how many answers wait."""
        return len(self.students)


def parts(assignment):
    """Return the questions of each exercise: {"relu": {"visible": "relu_visible", ...}}."""
    found = {}
    for cell in assignment.questions:
        name, _, part = cell.grade_id.rpartition("_")
        if cell.role == "manual" or part not in ("visible", "hidden"):
            name, part = cell.grade_id, "written" if cell.role == "manual" else "check"
        found.setdefault(name, {})[part] = cell.grade_id
    return found


def exercises(class_):
    """Return the exercises in notebook order."""
    return [
        _exercise(name, questions, class_.read)
        for name, questions in parts(class_.assignment).items()
    ]


def _exercise(name, questions, read):
    answers = [[one.answers[grade_id] for grade_id in questions.values()] for one in read]
    most = max((sum(answer.max_points for answer in own) for own in answers), default=0.0)
    scores = [_fraction(own, most) for own in answers]
    known = [
        (score, one.points - sum(answer.points or 0 for answer in own))
        for score, one, own in zip(scores, read, answers, strict=True)
        if score is not None
    ]
    passed = {
        part: sum(one.answers[grade_id].status == v.PASSED for one in read) / len(read)
        if read
        else None
        for part, grade_id in questions.items()
    }
    return Exercise(
        name,
        most,
        passed,
        _mean([score for score, _ in known], "written" in questions, len(read)),
        correlation(known),
        Counter(_worst(own) for own in answers),
        sum(answer.points is None for own in answers for answer in own),
    )


def _mean(scores, written, n):
    """Return the mean score; None without scores, or while written answers wait."""
    return sum(scores) / len(scores) if scores and not (written and len(scores) < n) else None


def _fraction(answers, most):
    """Return the fraction of an exercise's points that a student has; None if undecided."""
    if any(answer.points is None for answer in answers):
        return None
    if most == 0:  # a voluntary exercise
        return sum(answer.status == v.PASSED for answer in answers) / len(answers)
    return sum(answer.points for answer in answers) / most


def _worst(answers):
    """Return the status of an exercise: that of its last question that is not passed."""
    last = next((one for one in reversed(answers) if one.status != v.PASSED), None)
    if last and last.status in v.COSTS and _kind(last)[0] == "open":
        return UNWRITTEN
    return last.status if last else v.PASSED


def mistakes(class_):
    """
    Return the errors by exercise and likely mistake, the most frequent first.

    Each student counts once per exercise. The result of the hidden check comes before that of the
    visible check, because it tests more, and a named mistake comes before one without a name.
    """
    found = {}
    for exercise, questions in parts(class_.assignment).items():
        for one in class_.read:
            wrong = [
                one.answers[grade_id]
                for grade_id in questions.values()
                if one.answers[grade_id].status in v.COSTS
            ]
            if not wrong:
                continue
            telling = next((answer for answer in reversed(wrong) if answer.mistake), wrong[-1])
            kind, name = _kind(telling)
            mistake = found.setdefault(
                (exercise, kind, name),
                Mistake(exercise, kind, name, telling.finding.sentence, telling.message),
            )
            mistake.students.append(one.student)
            mistake.lost += sum(answer.lost for answer in wrong)
    return sorted(found.values(), key=lambda one: (-len(one.students), one.exercise, one.name))


def _kind(answer):
    """Return the kind of an error, and its name or a description."""
    if answer.mistake:
        return "named", answer.mistake
    if answer.finding.unwritten:
        return "open", "not written yet"
    if answer.status == v.ERROR and answer.finding.raised:
        return "other", f"raised {answer.finding.raised}"
    return "other", WORDS[answer.status]


def waiting(class_):
    """Return the questions that wait for a human, faults of the grader first."""
    found = []
    for cell in class_.assignment.questions:
        own = [
            (one.answers[cell.grade_id].status == v.INTERNAL, one.student)
            for one in class_.read
            if one.answers[cell.grade_id].points is None
        ]
        for internal, group in groupby(sorted(own, reverse=True), key=lambda pair: pair[0]):
            names = sorted(student for _, student in group)
            found.append(Waiting(cell.grade_id, internal, names, cell.points))
    return sorted(found, key=lambda one: not one.is_fault)
