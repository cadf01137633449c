"""The grader inside nbgrader: gradebook, autograded notebooks, feedback, regrading."""

import nbformat
import pytest
from nbgrader.api import Gradebook

from autograder.nbgrader_plugin.release import CannotRelease, release
from autograder.submission.assignment import ROOT, Assignment
from tests.nbgrader_plugin.course import NAME, nbgrader


def scores(course):
    """Return the automatic scores of every student, question by question."""
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as gradebook:
        return {
            submission.student.id: {
                grade.name: grade.auto_score
                for notebook in submission.notebooks
                for grade in notebook.grades
            }
            for submission in gradebook.assignment_submissions(NAME)
        }


def test_generate_assignment_alone_makes_the_release(graded):
    """Nbgrader's own command writes the same release as ours, support files included."""
    for name in ("activations.ipynb", "checks.json", "tutor/notebook/check.py"):
        made = (graded / "release" / NAME / name).read_bytes()
        assert made == (ROOT / "release" / NAME / name).read_bytes()


def test_gradebook_has_the_scores(graded):
    """Right answers get full marks, warnings and all; hostile ones lose what they got wrong."""
    found = scores(graded)
    points = {cell.grade_id: cell.points for cell in Assignment(NAME).questions}
    auto = {name for name in points if not name.endswith(("_hidden", "_visible"))}
    for student in ("all_right", "prints_and_warns"):
        assert {k: v for k, v in found[student].items() if k not in auto} == {
            k: v for k, v in points.items() if k not in auto
        }
    for student in ("patch_allclose", "cells_tag", "cells_copy", "cells_forge_output"):
        assert found[student]["relu_hidden"] == 0
        assert found[student]["sigmoid_hidden"] == points["sigmoid_hidden"]


@pytest.mark.parametrize("student", ["damaged", "renamed", "linked"])
def test_bad_file_has_a_row_and_a_sentence(graded, student):
    """A bad file is in the gradebook with 0 points and says why in the autograded notebook."""
    assert set(scores(graded)[student].values()) == {0.0}
    path = graded / "autograded" / student / NAME / "activations.ipynb"
    record = nbformat.read(path, as_version=4).metadata["autograder"]
    assert record["message"]


def test_written_answers_wait_for_a_human(graded):
    """A written answer has no automatic score and is marked for manual grading."""
    with Gradebook(f"sqlite:///{graded / 'gradebook.db'}") as gradebook:
        submission = gradebook.find_submission(NAME, "all_right")
        waiting = [
            grade.name
            for notebook in submission.notebooks
            for grade in notebook.grades
            if grade.needs_manual_grade
        ]
    manual = [cell.grade_id for cell in Assignment(NAME).questions if cell.role == "manual"]
    assert waiting == manual


def test_autograded_notebook_leaks_nothing(graded):
    """No line of a hidden test and no path of the checks is in an autograded notebook."""
    for path in (graded / "autograded").glob("*/*/*.ipynb"):
        text = path.read_text(encoding="utf-8")
        assert "autograder.checks" not in text and "HIDDEN TESTS" not in text
        assert "Traceback" not in text and "checks/" not in text


def test_feedback_shows_status_and_message(graded):
    """Nbgrader's feedback shows the status of each question and the likely mistake."""
    done = nbgrader(graded, "generate_feedback", NAME)
    assert done.returncode == 0, done.stderr
    page = (graded / "feedback" / "patch_allclose" / NAME / "activations.html").read_text(
        encoding="utf-8"
    )
    assert "failed, 0 of" in page
    assert "passed" in page
    assert "autograder.checks" not in page


def test_regrading_keeps_manual_marks(graded):
    """Grading again changes no manual score and no comment of a grader, and gives the same."""
    before = scores(graded)
    manual = next(cell.grade_id for cell in Assignment(NAME).questions if cell.role == "manual")
    with Gradebook(f"sqlite:///{graded / 'gradebook.db'}") as gradebook:
        grade = gradebook.find_grade(manual, "activations", NAME, "all_right")
        grade.manual_score, grade.needs_manual_grade = 1.5, False
        comment = gradebook.find_comment("relu", "activations", NAME, "all_right")
        comment.manual_comment = "well done"
        gradebook.db.commit()
    done = nbgrader(graded, "autograde", NAME, "--force")
    assert done.returncode == 0, done.stderr
    assert scores(graded) == before
    with Gradebook(f"sqlite:///{graded / 'gradebook.db'}") as gradebook:
        grade = gradebook.find_grade(manual, "activations", NAME, "all_right")
        assert (grade.manual_score, grade.needs_manual_grade) == (1.5, False)
        comment = gradebook.find_comment("relu", "activations", NAME, "all_right")
        assert comment.comment == "well done"


def test_another_file_is_told_and_looked_at_again(graded):
    """A notebook that was replaced is named; graded again, its manual mark waits for a look."""
    manual = next(cell.grade_id for cell in Assignment(NAME).questions if cell.role == "manual")
    student, where = "prints_and_warns", ("activations", NAME, "prints_and_warns")
    with Gradebook(f"sqlite:///{graded / 'gradebook.db'}") as gradebook:
        grade = gradebook.find_grade(manual, *where)
        grade.manual_score, grade.needs_manual_grade = 2.0, False
        gradebook.db.commit()
    path = graded / "submitted" / student / NAME / "activations.ipynb"
    path.write_bytes(
        path.read_bytes()
        .replace(b"YOUR ANSWER", b"MY ANSWER")
        .replace(b"def relu", b'# another\\n", "def relu', 1)
    )
    told = nbgrader(graded, "autograde", NAME).stderr
    assert f"add --student {student} --force" in told and told.count("--force") == 1
    assert nbgrader(graded, "autograde", NAME, "--student", student, "--force").returncode == 0
    with Gradebook(f"sqlite:///{graded / 'gradebook.db'}") as gradebook:
        grade = gradebook.find_grade(manual, *where)
        assert (grade.manual_score, grade.needs_manual_grade) == (2.0, True)


def test_a_source_that_is_not_the_release_loses_nothing(graded):
    """Other points are no marks, other exercises no release; what was there stays as it was."""
    source = graded / "source" / NAME / "activations.ipynb"
    pristine, before = source.read_text(encoding="utf-8"), scores(graded)
    notebook = nbformat.read(source, as_version=4)
    cell = next(
        cell
        for cell in notebook.cells
        if cell.metadata.get("nbgrader", {}).get("grade_id") == "relu_hidden"
    )
    cell.metadata.nbgrader.points += 3
    nbformat.write(notebook, source)
    done = nbgrader(graded, "autograde", NAME, "--student", "all_right", "--force")
    assert "differ in the points of relu_hidden; release the assignment again" in done.stderr
    notebook.cells.remove(cell)
    nbformat.write(notebook, source)
    folder = graded / "release" / NAME
    released = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    with pytest.raises(CannotRelease, match="exercises were added or removed"):
        release([NAME], graded)
    assert released == {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    source.write_text(pristine, encoding="utf-8")
    assert nbgrader(graded, "autograde", NAME, "--student", "all_right").returncode == 0
    assert scores(graded) == before
