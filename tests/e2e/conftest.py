"""A browser, a student's JupyterLab and an instructor's, shared by all end-to-end tests."""

import shutil

import pytest
from playwright.sync_api import sync_playwright

from autograder.submission.assignment import ROOT

from .lab import CHROMIUM, Lab
from .pages import SIZE, Desk

COURSE = "neural-networks"
INSTRUCTOR = f'''"""The repository's course in a folder of its own."""
load_subconfig("nbgrader_config.py", path={str(ROOT)!r})
get_config().CourseDirectory.root = {{folder!r}}
'''
STUDENT = f'''"""What a student's nbgrader has to know."""
import os
get_config().CourseDirectory.course_id = {COURSE!r}
get_config().Exchange.root = os.environ["NBGRADER_EXCHANGE"]
'''


@pytest.fixture(scope="package")
def browser():
    """The system's chromium; package scope, because no event loop runs beside Playwright's."""
    if CHROMIUM["executable_path"] is None:
        pytest.skip(
            "cannot open a browser: there is no chromium; scripts/install-system-packages brings it"
        )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**CHROMIUM)
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def people(tmp_path_factory):
    """A folder for a student's things and an instructor's, with the exchange between them."""
    folder = tmp_path_factory.mktemp("people")
    (folder / "exchange").mkdir()
    (folder / "exchange").chmod(0o777)  # nbgrader asks for it
    for name, config in (("student", STUDENT), ("course", INSTRUCTOR)):
        (folder / name).mkdir()
        (folder / name / "nbgrader_config.py").write_text(
            config.format(folder=str(folder / name)), encoding="utf-8"
        )
    shutil.copytree(ROOT / "release", folder / "student" / "unpacked")
    shutil.copytree(
        ROOT / "source",
        folder / "course" / "source",
        ignore=shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints"),
    )
    return folder


def running(people, name):
    """Run JupyterLab in a person's folder; in the end nothing of it is left."""
    with Lab(
        people / name, people / f"jupyter-{name}", NBGRADER_EXCHANGE=str(people / "exchange")
    ) as lab:
        yield lab
    assert not lab.processes()


def window(browser, lab):
    """Open JupyterLab in a window that shares no cookie with another."""
    context = browser.new_context(viewport=SIZE)
    yield Desk(context.new_page(), lab)
    context.close()


@pytest.fixture(scope="package")
def student_lab(browser, people):
    """The student's JupyterLab."""
    yield from running(people, "student")


@pytest.fixture(scope="package")
def instructor_lab(browser, people):
    """The instructor's JupyterLab."""
    yield from running(people, "course")


@pytest.fixture(scope="package")
def student(browser, student_lab):
    """The student's window."""
    yield from window(browser, student_lab)


@pytest.fixture(scope="package")
def instructor(browser, instructor_lab):
    """The instructor's window."""
    yield from window(browser, instructor_lab)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Keep a picture of each window when a test or what it builds on fails, and say where."""
    report = yield
    if report.failed and report.when != "teardown":
        for who in ("student", "instructor"):
            if desk := item.funcargs.get(who):
                picture = desk.lab.private.parent / f"{item.name}-{who}.png"
                desk.page.screenshot(path=picture)
                report.sections.append(("picture", str(picture)))
    return report
