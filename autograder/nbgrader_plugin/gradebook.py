"""Write a record into nbgrader's gradebook: scores, comments, and what needs a human."""

from nbgrader.api import BaseCell, Gradebook, MissingEntry

from autograder.record import verdict as v


class StaleRelease(RuntimeError):
    """The gradebook knows another version of the assignment than the one that was graded."""


def save(record, notebook, db_url, course_id=None, unchanged=False):
    """
    Write the verdicts of one submission in one transaction.

    Manual scores and comments of graders are left as they are; a question that already has a
    manual score is marked for another look, as nbgrader does, unless it has had it.

    Parameters
    ----------
    record : Record
    notebook : str
        The name of the notebook in the gradebook.
    db_url, course_id : str
        Of the gradebook.
    unchanged : bool
        Whether the answers are those that were graded before.

    Raises
    ------
    StaleRelease
        If the gradebook has other questions than the record, or other points.
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
    """Raise `StaleRelease` where the graded questions are not those of the gradebook."""
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
    """Return the cells of a notebook; while they are held, their names cost no query each."""
    return gradebook.db.query(BaseCell).filter_by(notebook_id=submission.notebook_id).all()


def remark(grade_id, verdicts):
    """Return what the verdicts of a solution cell say to the student, None if all is well."""
    lines = []
    for suffix in ("", "_visible", "_hidden"):
        verdict = verdicts.get(grade_id + suffix)
        if verdict and verdict.status not in (v.PASSED, v.MANUAL) and verdict.message:
            lines.append(f"{suffix.strip('_') or 'answer'}: {verdict.message}")
    return "\n".join(lines) or None


def holds(record, notebook, db_url):
    """Return whether the gradebook has a score wherever a record has one."""
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
