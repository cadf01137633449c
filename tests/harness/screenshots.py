"""
Make the pictures of docs/images, then look at them: `python -m tests.harness.screenshots`.

Everything is shown by JupyterLab, nbgrader and the grader themselves, on a course made for it in a
folder that is removed afterwards. `docs/images/sources.json` keeps the state of the files that a
picture shows; a test says when one has changed since.
"""

import hashlib
import io
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image, ImageChops
from playwright.sync_api import expect, sync_playwright

from autograder.nbgrader_plugin.release import release
from autograder.submission.assignment import ROOT, Assignment
from demo.submissions import build, read
from tests.e2e.lab import CHROMIUM, Lab
from tests.e2e.pages import Desk, Formgrader, reads

IMAGES = ROOT / "docs" / "images"
STATE = IMAGES / "sources.json"
PICTURES = {  # each with the files that it shows
    "check-wrong": (
        "tutor/notebook/table.py",
        "tutor/notebook/formatting.py",
        "autograder/checks/activations/sigmoid.py",
    ),
    "sliders": ("tutor/notebook/explore.py", "source/01-activations/figures.py"),
    "progress": (
        "tutor/notebook/progress.py",
        "tutor/notebook/predictions.py",
        "tutor/notebook/palette.py",
    ),
    "formgrader": ("autograder/feedback/safe_markdown.py", "demo/class/02-forward/emil.py"),
    "feedback": ("autograder/feedback/page.*",),
    "feedback-exercise": ("autograder/feedback/page.*",),
    "report": ("autograder/report/page.*", "autograder/report/charts.py"),
}
COLOURS = 128
ALONE, WITH_FILES = {"width": 1000, "height": 800}, {"width": 1340, "height": 900}
MARGIN, BAR = 24, 110  # around a part of a page; the formgrader's head
STUDENT, HANDED_IN = "01-activations", "02-forward"
READER = "emil"  # whose feedback is shown
CROWD = {"ada": 10, "bela": 6, "carl": 9, "dora": 3, "emil": 5, "fay": 2, "hana": 1, "lena": 4}
GUESSES = {
    "numbers": 177,
    "sum": 1,
    "left": 0.01,
    "gap": 0.1,
    "left_by_tanh": 1,
    "hat": 1,
    "share": 0.25,
    "leak": -2,
    "move": 5,
    "steep": -2,
    "alpha": 0.1,
    "mean": 0.0,
    "left_slope": 2,
    "ratio": 10,
    "first": 0.09,
    "column_sum": 0,
    "rings": 0.5,
    "error": 0.06,
}
CONFIG = f"""load_subconfig("nbgrader_config.py", path={str(ROOT)!r})
get_config().CourseDirectory.root = {{folder!r}}
"""


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


def state(name):
    """Return a hash of the files that a picture shows."""
    digest = hashlib.sha256()
    for path in sorted(path for pattern in PICTURES[name] for path in ROOT.glob(pattern)):
        if path.is_file():
            digest.update(f"{path.relative_to(ROOT)}\0".encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def make_course(course):
    """Make a course: one notebook to work in, and one that the demo's class has handed in."""
    for name in (STUDENT, HANDED_IN):
        shutil.copytree(
            ROOT / "source" / name,
            course / "source" / name,
            ignore=shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints"),
        )
    (course / "nbgrader_config.py").write_text(CONFIG.format(folder=str(course)), encoding="utf-8")
    release(root=course)
    assignment = Assignment(HANDED_IN, course)
    for path in sorted((ROOT / "demo" / "class" / HANDED_IN).glob("*.py")):
        hand_in(assignment, course, course / "submitted" / path.stem / HANDED_IN, path)
    hand_in(
        Assignment(STUDENT, course),
        course,
        course / "release" / STUDENT,
        ROOT / "demo" / "class" / STUDENT / "ada.py",
    )
    run(course, "nbgrader", "autograde", HANDED_IN)


def hand_in(assignment, course, folder, script):
    """Write the notebook of a script of the demo's class, with some predictions typed in."""
    released = course / "release" / assignment.name / assignment.path.name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / assignment.path.name).write_bytes(
        re.sub(
            rb"\bpredicted_(\w+) = None",
            lambda found: (
                b"predicted_%s = %s" % (found[1], str(GUESSES.get(found[1].decode())).encode())
            ),
            build(read(script), assignment, released),
        )
    )


def run(folder, *words):
    """Run a command of the project or of nbgrader."""
    subprocess.run(
        [sys.executable, "-m", *map(str, words)],
        cwd=folder,
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )


def notebook_pictures(desk):
    """Show a figure with sliders, the end of a notebook, and the check of a wrong answer."""
    assignment = Assignment(STUDENT)
    notebook = desk.open(f"release/{STUDENT}/{assignment.path.name}")
    notebook.run_all()
    progress = notebook.cell("progress()")
    reads(progress, "exercises done")
    progress.locator("img").scroll_into_view_if_needed()
    save("progress", progress.locator(".jp-OutputArea"))
    sliders = notebook.cell("explore(draw, data=")
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


def save(name, place, **options):
    """Write a picture with few colours, unless the one that is there shows the same."""
    path = IMAGES / f"{name}.png"
    picture = trimmed(Image.open(io.BytesIO(place.screenshot(**options))).convert("RGB"))
    picture = picture.quantize(COLOURS, dither=Image.Dither.NONE)
    if path.is_file():
        with Image.open(path) as old:
            if old.size == picture.size and not _different(
                old.convert("RGB"), picture.convert("RGB")
            ):
                return
    picture.save(path, optimize=True)
    print(f"{path.relative_to(ROOT)}: {path.stat().st_size / 1024:.0f} kB")


def trimmed(picture):
    """Return a picture with a narrow margin in the place of a wide white one."""
    left, top, right, bottom = _different(picture, Image.new("RGB", picture.size, "white"))
    return picture.crop(
        (
            max(left - MARGIN, 0),
            max(top - MARGIN, 0),
            min(right + MARGIN, picture.width),
            min(bottom + MARGIN, picture.height),
        )
    )


def _different(one, other):
    """Return the box outside which two pictures are the same, None if they are everywhere."""
    return ImageChops.difference(one, other).getbbox()


if __name__ == "__main__":
    sys.exit(main())
