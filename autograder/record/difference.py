"""What a change of a check, of the grader or of a file does to records that are there already."""

from dataclasses import dataclass

WHY = {
    "file": "the file changed",
    "check": "the check changed",
    "environment": "the grader or its environment changed",
    "seed": "another seed",
    "internal": "the grader had failed here",
}
UNEXPLAINED = "nothing that it depends on changed: it hangs on time or chance"


@dataclass(frozen=True)
class Change:
    """One question of one student before and after; points are None where a human decides."""

    student: str
    grade_id: str
    before: dict | None
    after: dict | None
    why: str

    @property
    def gain(self):
        """Return the points gained; negative when some are lost."""
        return ((self.after or {}).get("points") or 0) - ((self.before or {}).get("points") or 0)

    def __str__(self):
        now = self.after or {"status": "no longer asked", "message": ""}
        said = f": {now['message']}" if now["message"] else ""
        return (
            f"{self.student}  {self.grade_id}  {_points(self.before)} -> "
            f"{_points(self.after)}  ({self.why}) {now['status']}{said}"
        )


def compare(old, new, reasons):
    """
    Return the questions whose points, status or named mistake differ between two records.

    Parameters
    ----------
    old, new : dict
        Records as trees.
    reasons : list of str
        Why it was graded again, see `batch.changes`.
    """
    before = {question["grade_id"]: question for question in old["questions"]}
    after = {question["grade_id"]: question for question in new["questions"]}
    return [
        Change(
            new["student"],
            grade_id,
            before.get(grade_id),
            after.get(grade_id),
            _why(grade_id, old, new, reasons),
        )
        for grade_id in {**before, **after}
        if _judgement(before.get(grade_id)) != _judgement(after.get(grade_id))
    ]


def report(found, graded):
    """Return the lines that tell who gains and who loses what among the graded again."""
    gains = {change.student for change in found if change.gain > 0}
    losses = {change.student for change in found if change.gain < 0}
    return [
        *map(str, found),
        f"{graded} graded again: {len(gains)} gain on a question, {len(losses)} lose on one, "
        f"{graded - len(gains | losses)} keep their points",
    ]


def _why(grade_id, old, new, reasons):
    """Return what of a question's own grounds changed."""
    before, after = (
        ((record.get("hashes") or {}).get("checks") or {}).get(grade_id) for record in (old, new)
    )
    own = [reason for reason in reasons if reason != "check" or before != after]
    return ", ".join(WHY[reason] for reason in own) or UNEXPLAINED


def _judgement(question):
    return question and (question["status"], question["points"], question["mistake"])


def _points(question):
    if question is None:
        return "none"
    return "a human" if question["points"] is None else f"{question['points']:g}"
