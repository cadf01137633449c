"""
Make the pictures of docs/images, then look at them: `python -m tests.harness.screenshots`.

JupyterLab, nbgrader and the grader show everything, on a course in a folder that is removed
afterwards. `docs/images/sources.json` keeps the state of the files that a picture shows; a test
fails when one of them has changed since.
"""

import json
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import expect, sync_playwright

from autograder.submission.assignment import ROOT, Assignment
from tests.e2e.lab import CHROMIUM, Lab
from tests.e2e.pages import Desk, Formgrader, reads
from tests.harness.pictured_course import HANDED_IN, STUDENT, make_course, run
from tests.harness.pictures import BAR, IMAGES, MARGIN, PICTURES, STATE, save, state

ALONE, WITH_FILES = {"width": 1000, "height": 800}, {"width": 1340, "height": 900}
READER = "emil"  # the student whose feedback is shown
CROWD = {"ada": 10, "bela": 6, "carl": 9, "dora": 3, "emil": 5, "fay": 2, "hana": 1, "lena": 4}


def main():
    """Make all pictures; return the exit status."""
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        course, private = Path(folder, "course"), Path(folder, "private")
        make_course(course)
        browser = playwright.chromium.launch(**CHROMIUM)
        page = browser.new_page(viewport=WITH_FILES)
        with Lab(course, private) as lab:
            desk = Desk(page, lab)
            notebook_pictures(desk)
            formgrader_picture(desk)
        page.set_viewport_size(ALONE)
        feedback_picture(page, course)
        report_picture(page, course)
        browser.close()
    STATE.write_text(
        json.dumps({name: state(name) for name in PICTURES}, indent=1) + "\n", encoding="utf-8"
    )
    return 0


def notebook_pictures(desk):
    """Show a figure with sliders, the end of a notebook, and the check of a wrong answer."""
    assignment = Assignment(STUDENT)
    notebook = desk.open(f"release/{STUDENT}/{assignment.path.name}")
    notebook.run_all()
    progress = notebook.cell("progress()")
    reads(progress, "exercises done")
    progress.locator("img").scroll_into_view_if_needed()
    save("progress", progress.locator(".jp-OutputArea"))
    sliders = notebook.cell('data=["rings", "spiral", "blobs"]')
    picture = sliders.locator("img")
    before = picture.get_attribute("src")
    sliders.get_by_role("slider").first.press("ArrowRight")
    expect(picture).not_to_have_attribute("src", before)
    save("sliders", sliders.locator(".jp-OutputArea"))
    check = notebook.cell("check(sigmoid)")
    notebook.answer(
        notebook.cell("def sigmoid(z)"),
        "def sigmoid(z):\n    return 1 / (1 + np.exp(np.asarray(z)))",
    )
    reads(check, "is not right yet")
    save("check-wrong", check)
    notebook.close()


def formgrader_picture(desk):
    """Show a submission in the formgrader, with a mark and a comment given by hand."""
    formgrader = Formgrader(desk)
    formgrader.go("Manual Grading", HANDED_IN, "forward")
    formgrader.follow(formgrader.row(READER).locator("a:visible"))
    formgrader.write("#broadcasting_verdict.needs_manual_grade", "2.5", "grade")
    formgrader.write(
        "#broadcasting_verdict-comment[placeholder]",
        "Which samples did the wrong bias reach?",
        "comment",
    )
    formgrader.frame.locator("nav .glyphicon.name-hidden").click()  # the eye: whose it is
    formgrader.frame.get_by_role("heading", name="Pass a verdict").evaluate(
        f"heading => {{ heading.scrollIntoView(); window.scrollBy(0, -{BAR}); }}"
    )
    expect(formgrader.frame.locator(".save-icon:visible")).to_have_count(0)
    save("formgrader", desk.page.locator("#formgrader-iframe"))


def feedback_picture(page, course):
    """Show the page that a student gets."""
    run(course, "nbgrader", "generate_feedback", HANDED_IN)
    page.goto((course / "feedback" / READER / HANDED_IN / "forward.html").as_uri())
    save("feedback", page)
    exercise = page.locator(".exercise").filter(has_text="Looks like").first.bounding_box()
    save(
        "feedback-exercise",
        page,
        full_page=True,
        clip={
            **exercise,
            "x": exercise["x"] - MARGIN,
            "width": exercise["width"] + 2 * MARGIN,
            "height": 570,
        },
    )


def report_picture(page, course):
    """Show the report on the class."""
    for student, number in CROWD.items():
        for n in range(number):
            shutil.copytree(course / "submitted" / student, course / "class" / f"{student}-{n}")
    records, out = course / "records", course / "report.html"
    words = "--assignment", HANDED_IN, "--submissions", course / "class"
    run(ROOT, "autograder", "grade", *words, "--out", records)
    run(ROOT, "autograder", "report", *words[:2], "--records", records, "--out", out)
    page.goto(out.as_uri())
    save("report", page)


if __name__ == "__main__":
    sys.exit(main())
