"""Compare two records: what a change of a check, the grader or a file does to a verdict."""

from dataclasses import dataclass

from autograder.record.verdict import Record, Verdict

WHY = {
    "file": "the file changed",
    "check": "the check changed",
    "environment": "the grader or its environment changed",
    "seed": "the seed changed",
    "internal": "the grader failed here before",
}
UNEXPLAINED = "inputs unchanged; the result depends on timing or randomness"


@dataclass(frozen=True)
class Change:
    """One question of one student before and after; None if the record does not have it."""

    student: str
    grade_id: str
    before: Verdict | None
    after: Verdict | None
    why: str

    @property
    def gain(self) -> float:
        """Return the points gained; negative if points are lost."""
        before, after = (one.points or 0 if one else 0 for one in (self.before, self.after))
        return after - before

    def __str__(self) -> str:
        status = self.after.status if self.after else "no longer a question"
        message = f": {self.after.message}" if self.after and self.after.message else ""
        return (
            f"{self.student}  {self.grade_id}  {_points(self.before)} -> "
            f"{_points(self.after)}  ({self.why}) {status}{message}"
        )


def compare(old: Record, new: Record, reasons: list[str]) -> list[Change]:
    """
    Return the questions whose points, status or named mistake differ between two records.

    Parameters
    ----------
    old, new : Record
    reasons : list of str
        Why the submission was graded again; see `batch.job.changes`.
    """
    before, after = old.answers, new.answers
    return [
        Change(
            new.student,
            grade_id,
            before.get(grade_id),
            after.get(grade_id),
            _why(grade_id, old, new, reasons),
        )
        for grade_id in {**before, **after}
        if _judgement(before.get(grade_id)) != _judgement(after.get(grade_id))
    ]


def report(found: list[Change], graded: int) -> list[str]:
    """Return lines that show who gains or loses points among the submissions graded again."""
    gains = {change.student for change in found if change.gain > 0}
    losses = {change.student for change in found if change.gain < 0}
    return [
        *map(str, found),
        f"{graded} graded again: {len(gains)} gain on a question, {len(losses)} lose on one, "
        f"{graded - len(gains | losses)} keep their points",
    ]


def _why(grade_id: str, old: Record, new: Record, reasons: list[str]) -> str:
    """Return what changed among the things on which the verdict of a question depends."""
    before, after = (record.hashes["checks"].get(grade_id) for record in (old, new))
    own = [reason for reason in reasons if reason != "check" or before != after]
    return ", ".join(WHY[reason] for reason in own) or UNEXPLAINED


def _judgement(verdict: Verdict | None) -> tuple | None:
    return (verdict.status, verdict.points, verdict.mistake) if verdict else None


def _points(verdict: Verdict | None) -> str:
    if verdict is None:
        return "none"
    return "a human" if verdict.points is None else f"{verdict.points:g}"
