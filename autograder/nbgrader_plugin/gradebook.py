"""Write a record into nbgrader's gradebook: scores, comments, answers for a human."""

from nbgrader.api import BaseCell, Gradebook, MissingEntry

from autograder.record import verdict as v


class StaleRelease(RuntimeError):
    """The gradebook has another version of the assignment than the one that was graded."""


def save(record, notebook, db_url, course_id=None, unchanged=False):
    """
    Write the verdicts of one submission in one transaction.

    Manual scores and comments of graders stay. A question that already has a manual score is
    flagged for manual grading again, unless the answer is unchanged.

    Parameters
    ----------
    record : Record
    notebook : str
        The name of the notebook in the gradebook.
    db_url, course_id : str
        Which gradebook.
    unchanged : bool
        Whether the answers are the same as when they were graded before.

    Raises
    ------
    StaleRelease
        If the questions or points of the gradebook differ from those of the record.
    """
    verdicts = record.answers
    with Gradebook(db_url, course_id) as gradebook:
        submission = gradebook.find_submission_notebook(notebook, record.assignment, record.student)
        cells = _cells(gradebook, submission)
        grades = {grade.name: grade for grade in submission.grades}
        _compare(record.assignment, verdicts, grades)
        for name, grade in grades.items():
            points = verdicts[name].points
            if not (unchanged and points == grade.auto_score):
                grade.needs_manual_grade = grade.manual_score is not None or points is None
            grade.auto_score = points
        for comment in submission.comments:
            comment.auto_comment = remark(comment.name, verdicts)
        gradebook.db.commit()
        del cells


def _compare(assignment, verdicts, grades):
    """Raise `StaleRelease` if the questions of the record and of the gradebook differ."""
    differ = set(verdicts) ^ set(grades)
    what = "" if differ else "the points of "
    differ = differ or {
        name for name, grade in grades.items() if grade.max_score != verdicts[name].max_points
    }
    if differ:
        raise StaleRelease(
            f"cannot record {assignment}: source/ and the gradebook differ in "
            f"{what}{', '.join(sorted(differ))}; release the assignment again"
        )


def _cells(gradebook, submission):
    """Return the cells of a notebook; while we keep them, their names need no more queries."""
    return gradebook.db.query(BaseCell).filter_by(notebook_id=submission.notebook_id).all()


def remark(grade_id, verdicts):
    """Return the comment on a solution cell for the student, or None if all is right."""
    lines = []
    for suffix in ("", "_visible", "_hidden"):
        verdict = verdicts.get(grade_id + suffix)
        if verdict and verdict.status not in (v.PASSED, v.MANUAL) and verdict.message:
            lines.append(f"{suffix.strip('_') or 'answer'}: {verdict.message}")
    return "\n".join(lines) or None


def holds(record, notebook, db_url):
    """Return whether the gradebook has a score for every question for which a record has one."""
    with Gradebook(db_url, None) as gradebook:
        try:
            submission = gradebook.find_submission_notebook(
                notebook, record.assignment, record.student
            )
        except MissingEntry:
            return False
        cells = _cells(gradebook, submission)
        scored = {grade.name for grade in submission.grades if grade.auto_score is not None}
        del cells
    return all(verdict.points is None or verdict.grade_id in scored for verdict in record.questions)
