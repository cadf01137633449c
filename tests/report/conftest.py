"""A made-up class and its report."""

import shutil

import pytest

from autograder.report import build
from tests.harness.made_up_class import make_class
from tests.report.records import NAME


@pytest.fixture(scope="session")
def forward(assignments):
    """The assignment that these tests report on."""
    return assignments[NAME]


@pytest.fixture(scope="session")
def made_up(forward, tmp_path_factory):
    """A made-up class of records and submissions, six copies, a ring, and its page."""
    root = tmp_path_factory.mktemp("class")
    copied = make_class(forward, 40, root, seed=3)
    page, _ = build.report(forward, root / "records", root / "submissions")
    return root, copied, page


CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture(scope="module")
def browser():
    """Chromium, driven by Playwright; without one of the two the tests say so."""
    if CHROMIUM is None:
        pytest.skip("no chromium on this machine; the parser's tests above stand alone")
    playwright = pytest.importorskip(
        "playwright.sync_api",
        reason="no Playwright in this environment; the parser's tests above stand alone",
    )
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def opened(browser, tmp_path):
    """Return a function that opens a page and notes requests, errors and dialogs."""

    def run(text, **options):
        path = tmp_path / "class.html"
        path.write_text(text, encoding="utf-8")
        page = browser.new_page(**options)
        page.trouble = []
        page.on(
            "request",
            lambda request: (
                page.trouble.append(request.url) if request.url != path.as_uri() else None
            ),
        )
        page.on("pageerror", lambda error: page.trouble.append(str(error)))
        page.on("console", lambda message: page.trouble.append(message.text))
        page.on("dialog", lambda dialog: (page.trouble.append(dialog.message), dialog.dismiss()))
        page.goto(path.as_uri())
        return page

    return run
