"""One assignment from its release to the feedback, between a student and an instructor."""

import pytest
from playwright.sync_api import expect

from autograder.submission.assignment import ROOT, Assignment
from demo.submissions import build, read

from .pages import WAIT, Formgrader, reads

NAME, VERDICT = "02-forward", "broadcasting_verdict"
WORK = ROOT / "demo" / "class" / NAME / "emil.py"  # all right but quadratic_cost and accuracy
SUM = "the sum over samples without the mean"
COMMENT = "Which samples did the wrong bias reach?"


@pytest.fixture(scope="module")
def formgrader(student_lab, instructor):
    """The formgrader with the assignment made and released by its buttons."""
    formgrader = Formgrader(instructor)
    for button in ("assign", "release"):
        formgrader.press(formgrader.row(NAME), button)
    return formgrader


@pytest.fixture(scope="module")
def notebook(formgrader, student):
    """The notebook, fetched by the Assignment List, with an afternoon's work in it."""
    student.menu("Nbgrader", "Assignment List")
    student.assignments("released").get_by_role("button", name="Fetch").click()
    fetched = student.assignments("fetched")
    fetched.get_by_role("button", name="Submit").wait_for()
    assignment = Assignment(NAME)
    path = student.lab.folder / NAME / assignment.path.name
    path.write_bytes(build(read(WORK), assignment, path))
    fetched.get_by_role("button", name=NAME).click()
    fetched.get_by_role("link", name="forward", exact=True).click()
    return student.notebook(f"{NAME}/{assignment.path.name}")


@pytest.fixture(scope="module")
def validated(notebook, student):
    """What nbgrader's Validate button says of the work."""
    notebook.panel.get_by_role("button", name="Validate").click()
    return student.dialog("Ok", "Validation Results")


@pytest.fixture(scope="module")
def submitted(validated, student):
    """The Assignment List after the notebook was handed in."""
    student.menu("Nbgrader", "Assignment List")
    student.assignments("fetched").get_by_role("button", name="Submit").click()
    submitted = student.assignments("submitted")
    submitted.get_by_role("button", name="Fetch Feedback").wait_for()
    return submitted


@pytest.fixture(scope="module")
def autograded(submitted, formgrader):
    """The formgrader's row of the submission, collected and autograded by its buttons."""
    formgrader.press(formgrader.row(NAME), "collect")
    formgrader.follow(formgrader.row(NAME).locator(".num-submissions a"))
    row = formgrader.row("UTC")
    reads(row, "needs autograding")
    formgrader.press(row, "autograde")
    return row


@pytest.fixture(scope="module")
def marked(autograded, formgrader):
    """The formgrader after a mark and a comment were given by hand."""
    reads(autograded, "needs manual grading")
    formgrader.go("Manual Grading", NAME, "forward", "Submission #1")
    formgrader.write(f"#{VERDICT}.needs_manual_grade", "2.5", "grade")
    formgrader.write(f"#{VERDICT}-comment[placeholder]", COMMENT, "comment")
    return formgrader


@pytest.fixture(scope="module")
def feedback(marked, submitted, student):
    """The feedback page as the student sees it, generated, released and fetched by buttons."""
    marked.go("Manual Grading", "Manage Assignments")
    for button in ("generate-feedback", "release-feedback"):
        marked.press(marked.row(NAME), button)
    submitted.get_by_role("button", name="Fetch Feedback").click()
    submitted.get_by_text("(view feedback)").click()
    student.page.locator(".jp-DirListing-item").filter(has_text="forward.html").dblclick()
    return student.page.frame_locator(".jp-HTMLViewer:not(.lm-mod-hidden) iframe").locator("body")


def test_slider_moves_a_picture(notebook):
    """A slider under a figure changes the picture."""
    cell = notebook.cell("explore(figures.operands")
    for one in (notebook.cell("import figures"), cell):
        notebook.run(one)
    handle, picture = cell.get_by_role("slider").first, cell.locator("img")
    before = picture.get_attribute("src", timeout=WAIT)
    handle.press("ArrowRight")
    expect(picture).not_to_have_attribute("src", before, timeout=WAIT)
    expect(handle).to_have_attribute("aria-valuenow", "3.0")


def test_validate_names_what_is_wrong(validated):
    """Nbgrader's Validate button names the likely mistakes, and those cells alone."""
    assert f"quadratic_cost is not right yet: it looks like {SUM}" in validated
    assert "accuracy is not right yet" in validated
    assert validated.count("failed:") == 2


def test_autograde_leaves_the_written_answer_to_a_human(autograded):
    """A submission from the exchange is graded by the formgrader's button, 29 of 38 so far."""
    reads(autograded, "needs manual grading", "29 / 38")


def test_mark_by_hand_counts(marked):
    """A mark that is given by hand in the formgrader is added, and nothing waits any more."""
    marked.go("Manual Grading", "Manage Assignments")
    marked.follow(marked.row(NAME).locator(".num-submissions a"))
    reads(marked.row("UTC"), "graded", "31.5 / 38")


def test_feedback_reaches_the_student(feedback):
    """The student reads points, the likely mistake and the instructor's comment in the browser."""
    reads(feedback, "31.5 of 38 points", SUM, COMMENT)
