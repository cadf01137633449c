"""Nothing that a student hands in runs in the pages that nbgrader makes of it."""

import json
import os
import re
import shutil
import subprocess
from collections import Counter

import pytest
from nbconvert.exporters import HTMLExporter
from nbgrader.apps import NbGrader
from nbgrader.server_extensions.formgrader import handlers

from tests.feedback.danger import Danger
from tests.feedback.hostile_class import NAME, NOTEBOOK
from tests.feedback.payloads import IMAGE


def feedback(course, student):
    """Return nbgrader's feedback page."""
    path = course / "feedback" / student / NAME / f"{NOTEBOOK}.html"
    return path.read_text(encoding="utf-8")


def formgrade(course, student):
    """Return the page of the formgrader, made as its server extension makes it."""
    os.environ["JUPYTER_CONFIG_DIR"] = str(course)
    app = NbGrader()
    app.load_cwd_config, app.config_dir = False, str(course)
    app.load_config_file()
    app.config.HTMLExporter.template_name = "formgrade"
    app.config.HTMLExporter.extra_template_basedirs = [handlers.template_path]
    page, _ = HTMLExporter(config=app.config).from_filename(
        str(course / "autograded" / student / NAME / f"{NOTEBOOK}.ipynb"),
        resources={"notebook_id": NOTEBOOK, "index": 0, "total": 1, "submission_id": "1"},
    )
    return page


PAGES = {"feedback": feedback, "formgrade": formgrade}


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("student", ["hostile", "named", "odd"])
def test_a_hostile_page_holds_nothing_that_an_honest_one_does_not(course, page, student):
    """No script, handler, frame, style, form, picture from elsewhere or id is the student's."""
    expected = Danger(PAGES[page](course, "honest")).found
    found = Danger(PAGES[page](course, student)).found
    ours = re.compile(r"border-left:4px solid #[0-9a-f]{6};padding-left:\.8em|cell-id=[\w-]+")

    def counted(entries):
        return Counter(str(entry) for entry in entries if not ours.fullmatch(str(entry[-1])))

    assert not counted(found) - counted(expected)


@pytest.mark.parametrize("page", PAGES)
def test_what_the_student_wrote_is_still_there(course, page):
    """Payloads appear as text: what a student wrote is shown, not hidden."""
    text = PAGES[page](course, "hostile")
    assert text.count("&lt;img src=") > 20
    assert "Evil" in text and "&lt;script&gt;" in text


@pytest.mark.parametrize("page", PAGES)
def test_honest_markdown_looks_as_before(course, page):
    """Emphasis and mathematics of an answer are kept."""
    assert "<strong>fails</strong> for $x&lt;0$" in PAGES[page](course, "honest")


def test_the_formgrader_looks_as_before(course):
    """The boxes of our verdicts and the mathematics of the formgrader are kept."""
    text = formgrade(course, "honest")
    assert "border-left:4px solid" in text
    assert "MathJax" in text and ",Safe" in text  # without Safe, \href would run scripts


def test_a_message_quotes_an_error_as_text(course):
    """An error's words, which a message quotes, are text in the feedback."""
    messages = re.findall(r'<div class="finding.*?</div>', feedback(course, "hostile"), re.DOTALL)
    assert any("&lt;img" in message for message in messages)
    assert not any("<img" in message or "href" in message for message in messages)


def test_the_record_is_data(course):
    """No output kind but plain text and pictures gets from the file into the graded notebook."""
    path = course / "autograded" / "hostile" / NAME / f"{NOTEBOOK}.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    metadata = dict(notebook["metadata"])
    assert metadata.pop("autograder")["student"] == "hostile"
    assert IMAGE not in str(metadata) and "widgets" not in metadata
    kinds = {
        kind
        for cell in notebook["cells"]
        for output in cell.get("outputs", [])
        for kind in output.get("data", {})
    }
    assert kinds <= {"text/html", "text/plain", "image/png"}
    for cell in notebook["cells"]:
        assert re.fullmatch(r"[\w-]+", cell["id"])
        assert IMAGE not in str(cell["metadata"])


@pytest.mark.parametrize("page", PAGES)
def test_a_browser_runs_nothing(course, page, tmp_path):
    """Chromium opens the hostile page, and no payload has marked it; a canary does."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if browser is None:
        pytest.skip("no chromium on this machine; the parser's test above stands alone")

    def opened(text):
        path = tmp_path / "page.html"
        path.write_text(text, encoding="utf-8")
        done = subprocess.run(
            [
                browser,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--dump-dom",
                "--virtual-time-budget=3000",
                f"--user-data-dir={tmp_path / 'profile'}",
                "--host-resolver-rules=MAP * ~NOTFOUND",
                path.as_uri(),
            ],
            capture_output=True,
            text=True,
            timeout=60,
        )
        return re.search(r"<html[^>]*data-owned", done.stdout), done

    # the feedback also forbids all scripts; without that it must be as harmless
    text = PAGES[page](course, "hostile").replace("Content-Security-Policy", "x-none")
    marked, done = opened(text)
    assert "Written" in done.stdout or "nbgrader_cell" in done.stdout, done.stderr
    assert not marked
    assert opened(text + IMAGE)[0], "the browser does not run scripts here: nothing was shown"


def test_a_file_name_is_one_printable_line(course):
    """A file name in a message has no escape sequence, no line break and no broken text."""
    path = course / "autograded" / "odd" / NAME / f"{NOTEBOOK}.ipynb"
    record = json.loads(path.read_text(encoding="utf-8"))["metadata"]["autograder"]
    assert "[31m" in record["message"] and record["message"].isprintable()
